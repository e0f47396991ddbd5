// Runs before anything is drawn, so that what stands in the page already is drawn in the right language, colours and form, and not at all
// where another dataset is asked for. The program reads the same parameters again, and tells those that it can't read.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const asked = (name) => (query.get(name) ?? "").trim();
  const spoken = (tag) => ({ en: "en", zh: "zh-Hans" })[tag.toLowerCase().split(/[-_]/)[0]];

  const lang = [asked("lang"), ...navigator.languages].map(spoken).find(Boolean) ?? "en";
  root.lang = lang;
  // Which telling of the year is shown; without this script all are.
  root.dataset.lang = lang;
  const looks = asked("theme").split("~");
  const embed = asked("embed") === "1";
  root.dataset.theme = looks.find((look) => ["auto", "light", "dark"].includes(look)) ?? (embed ? "light" : "auto");
  if (looks.includes("transparent")) root.dataset.transparent = "";
  if (embed) root.dataset.embed = "";
  const parts = ["figures", "matrix", "charts", "timeline", "table", "initiative", "activity"];
  if (embed && parts.includes(asked("view"))) root.dataset.partial = "";
  if (asked("data")) {
    root.dataset.other = "";
    document.title = "Yearline";
  }

  // The page's own dataset is fetched at once, and the program takes the answer (src/browser/fetch.rs): WebKit gives what a `preload` brought to
  // no fetch of a script, so it would come twice. Another one is not: its server may hang.
  const own = document.getElementById("dataset")?.href;
  if (own && !asked("data") && location.protocol !== "file:") {
    const controller = new AbortController();
    const answer = fetch(own, { signal: controller.signal });
    answer.catch(() => {});
    window.yearlineFetched = {
      address: own,
      take(signal) {
        delete window.yearlineFetched;
        signal.addEventListener("abort", () => controller.abort());
        return answer;
      },
    };
  }

  // Starts the program. Where its two files lie, and what they must contain, stands in links of the page: the `modulepreload` is
  // wasm-bindgen's script, whose integrity the browser checks when it preloads it; the `preload` of type wasm is the program, whose
  // integrity it checks only if the fetch says so: `finish` keeps it as `data-integrity`, since Chromium warns of the other. Where it can't be started, the text stays, under a notice.
  const link = (selector) => document.head.querySelector(`link${selector}`);
  const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  const start = async () => {
    // Trunk writes the links behind this script.
    await parsed;
    const glue = link('[rel="modulepreload"]');
    const wasm = link('[rel="preload"][type="application/wasm"]');
    // A page in one file starts its own.
    if (!glue && !wasm) return;
    const integrity = wasm.dataset.integrity ?? wasm.integrity;
    const answer = fetch(wasm.href, { integrity, credentials: "same-origin" });
    const bindings = await import(glue.href);
    await bindings.default({ module_or_path: answer });
    // Then the page is kept for when there is no network: the page itself, not one that is a guest in another, and only where the build made
    // it installable (a manifest is there). Not while it is still being drawn. Where the browser refuses, the page works without.
    if (self === top && link('[rel="manifest"]') && !embed) {
      const keep = () => navigator.serviceWorker?.register("sw.js").catch(() => {});
      if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
      setTimeout(keep, 1500);
    }
  };
  start().catch(async (error) => {
    await parsed;
    document.getElementById("boot-problem")?.removeAttribute("hidden");
    throw error;
  });
})();
