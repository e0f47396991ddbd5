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
  if (embed && parts.includes(asked("view"))) root.dataset.piece = "";
  if (asked("data")) {
    root.dataset.other = "";
    document.title = "Yearline";
  }
})();
