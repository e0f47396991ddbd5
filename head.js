// Runs before anything is drawn, so that what stands in the page already is drawn in the right language, colours and form, and not at all
// where another dataset is asked for. The program reads the same parameters again, and tells those that it can't read.
//
// Written so that Chromium 77 and Safari 13 read it (no `?.`, no `??`): a script with one unknown character does nothing, and then the page
// would be there in two languages and nobody would say why it does no more.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const asked = (name) => (query.get(name) || "").trim();
  const spoken = (tag) => ({ en: "en", zh: "zh-Hans" })[tag.toLowerCase().split(/[-_]/)[0]];

  const lang = [asked("lang"), ...navigator.languages].map(spoken).find(Boolean) || "en";
  root.lang = lang;
  // Which language of the page is shown; without this script all are.
  root.dataset.lang = lang;
  const looks = asked("theme").split("~");
  const embed = asked("embed") === "1";
  root.dataset.theme = looks.find((look) => ["auto", "light", "dark"].includes(look)) || (embed ? "light" : "auto");
  if (looks.includes("transparent")) root.dataset.transparent = "";
  if (embed) root.dataset.embed = "";
  // One part alone, as far as the part is one of those in the page; a choice, which nothing in the page answers yet.
  const view = asked("view");
  const isPart = ["figures", "initiatives", "matrix", "charts", "timeline", "table", "initiative", "activity"].includes(view);
  if (isPart) root.dataset.view = view;
  if (isPart && embed) root.dataset.partial = "";
  if (["initiative", "month", "kind", "q", "item"].some(asked)) root.dataset.chosen = "";
  if (asked("data")) {
    root.dataset.other = "";
    document.title = "Yearline";
  }

  // The theme that the address asks for is the chosen one from the first frame on, in place of the one that the page was built with.
  if (root.dataset.theme !== "auto") {
    const observer = new MutationObserver(() => {
      const chosen = document.getElementById(`${lang}:theme-${root.dataset.theme}`);
      if (!chosen) return;
      observer.disconnect();
      for (const theme of chosen.parentElement.children) theme.setAttribute("aria-pressed", String(theme === chosen));
    });
    observer.observe(root, { childList: true, subtree: true });
    document.addEventListener("DOMContentLoaded", () => observer.disconnect());
  }

  // The page's own dataset is fetched at once, and the program takes the answer (src/browser/fetch.rs): WebKit gives what a `preload` brought to
  // no fetch of a script, so it would come twice. Another one is not: its server may hang.
  const dataset = document.getElementById("dataset");
  if (dataset && !asked("data") && location.protocol !== "file:") {
    const controller = new AbortController();
    const answer = fetch(dataset.href, { signal: controller.signal });
    answer.catch(() => {});
    window.yearlineFetched = {
      address: dataset.href,
      take(signal) {
        delete window.yearlineFetched;
        signal.addEventListener("abort", () => controller.abort());
        return answer;
      },
    };
  }

  // Until the program is there, the page is its prerendered form, `#static`, in which every control is disabled. As the program is on its
  // way, they can be used: what is pressed is noted, and done when the program is there.
  root.dataset.program = "";
  const pressed = [];
  // An id of the prerendered page is that of the program's page behind a prefix, the language and the form of a picture.
  const own = (element) => element.id.split(":").pop();
  const open = (waiting) => {
    for (const control of document.querySelectorAll(`#static [lang="${lang}"] button, #static [lang="${lang}"] input`)) {
      control.disabled = !waiting;
      if (waiting) control.setAttribute("aria-disabled", "true");
      else control.removeAttribute("aria-disabled");
    }
  };
  addEventListener("click", ({ target }) => {
    const place = target.closest("#static button, #static .mark-place");
    if (place) pressed.push(own(place.matches("button") ? place : place.firstElementChild));
  }, true);

  const isSeen = (element) => element.getClientRects().length > 0;

  // A place in the page's text: the nearest element that both pages have, and how many characters that are seen come before.
  const textsOf = (element) => document.createTreeWalker(element, NodeFilter.SHOW_TEXT, ({ parentElement }) =>
    isSeen(parentElement) ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  const placeOf = (node, offset) => {
    const element = (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement).closest("[id]");
    const texts = textsOf(element);
    let n = node.nodeType === Node.TEXT_NODE ? offset : 0;
    while (texts.nextNode() && texts.currentNode !== node && node.nodeType === Node.TEXT_NODE) n += texts.currentNode.length;
    return [own(element), n];
  };
  const pointAt = ([id, n]) => {
    const texts = textsOf(document.getElementById(id));
    let left = n;
    while (texts.nextNode()) {
      if (left <= texts.currentNode.length) return [texts.currentNode, left];
      left -= texts.currentNode.length;
    }
    return [texts.root, 0];
  };

  // The program's page takes the place of the prerendered one. Where the reader is, and what was done, stays.
  addEventListener("yearline-ready", ({ target: page }) => {
    const line = innerHeight / 3;
    const parts = [...page.querySelectorAll(`[lang="${lang}"] section[id]`)].filter(isSeen);
    const topOf = (part) => part.getBoundingClientRect().top;
    const seen = scrollY > 0 && parts.filter((part) => topOf(part) <= line).pop();
    const top = seen && topOf(seen);
    const active = page.contains(document.activeElement) && document.activeElement;
    const search = page.querySelector(`[lang="${lang}"] [id$=":search"]`);
    const folds = [...page.querySelectorAll(`[lang="${lang}"] details[id]`)].filter(isSeen);
    // Firefox has none in a frame that is not displayed.
    const selection = getSelection();
    const ends = selection && !selection.isCollapsed && page.contains(selection.anchorNode) && page.contains(selection.focusNode)
      && [placeOf(selection.anchorNode, selection.anchorOffset), placeOf(selection.focusNode, selection.focusOffset)];
    const focused = active && (active.matches("summary") ? `${own(active.parentElement)} > summary` : own(active));
    page.remove();

    for (const details of folds) {
      const now = document.getElementById(own(details));
      if (now) now.open = details.open;
    }
    const now = seen && document.getElementById(own(seen));
    if (now) scrollBy(0, topOf(now) - top);
    const kept = focused && document.querySelector(`#${focused}`);
    if (kept) kept.focus({ preventScroll: true });
    if (ends && ends.every(([id]) => document.getElementById(id))) {
      getSelection().setBaseAndExtent(...pointAt(ends[0]), ...pointAt(ends[1]));
    }
    if (search && search.value) {
      const now = document.getElementById("search");
      now.value = search.value;
      now.setSelectionRange(search.selectionStart, search.selectionEnd);
      now.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    for (const id of pressed) {
      const place = document.getElementById(id);
      if (place) place.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    }
  }, true);

  // Starts the program. Where its two files lie, and what they must contain, stands in links before this script (`finish` puts them there):
  // the `modulepreload` is wasm-bindgen's script, whose integrity the browser checks when it preloads it; the `preload` of type wasm is the
  // program, whose integrity it checks only if the fetch says so: it is kept as `data-integrity`, since Chromium warns of the other.
  // Where it can't be started, the text stays, under a notice.
  const link = (selector) => document.head.querySelector(`link${selector}`);
  const parsed = new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve));
  // Resolves when a frame has been painted, or would have been: no frame comes where nobody sees the page.
  const painted = () => new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve, 0));
    setTimeout(resolve, 500);
  });
  const compiled = async (answer) => {
    const response = await answer;
    // wasm-bindgen's script knows what to do with an answer of any other type, or none.
    const isWasm = response.headers.get("content-type") === "application/wasm";
    return isWasm && WebAssembly.compileStreaming ? WebAssembly.compileStreaming(response) : response;
  };
  const start = async () => {
    // It comes while the page is still being read. A page in one file starts its own.
    const wasm = link('[rel="preload"][type="application/wasm"]');
    const answer = wasm && fetch(wasm.href, { integrity: wasm.dataset.integrity || wasm.integrity, credentials: "same-origin" });
    // A failure is told below, when there is a place for it.
    if (answer) answer.catch(() => {});
    await parsed;
    open(true);
    // An embedded page leads to the same view as a page of its own.
    const whole = new URL(location);
    const look = looks.find((look) => look === "light" || look === "dark");
    whole.searchParams.delete("embed");
    whole.searchParams.delete("theme");
    if (look) whole.searchParams.set("theme", look);
    for (const way of document.querySelectorAll("#static .footer-of-frame a")) way.href = whole;
    if (!answer) return;
    // What the page has is seen before the program is busy.
    const glue = link('[rel="modulepreload"]');
    const [bindings, module_or_path] = await Promise.all([import(glue.href), compiled(answer), painted()]);
    await bindings.default({ module_or_path });
  };
  start().catch(async (error) => {
    await parsed;
    open(false);
    delete root.dataset.program;
    const notice = document.getElementById("boot-problem");
    if (notice) notice.removeAttribute("hidden");
    throw error;
  });
})();
