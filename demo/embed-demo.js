// The college's own script: its tabs, its dark mode, and buttons that ask the last frame for something.
const byId = (id) => document.getElementById(id);
const tabs = [...document.querySelectorAll("[role=tab]")];

const choose = (chosen) => {
  for (const tab of tabs) {
    const isChosen = tab === chosen;
    tab.setAttribute("aria-selected", isChosen);
    tab.tabIndex = isChosen ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !isChosen;
  }
};

tabs.forEach((tab, n) => {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", ({ key }) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
    if (!step) return;
    const next = tabs[(n + step + tabs.length) % tabs.length];
    next.focus();
    choose(next);
  });
});

byId("night").addEventListener("click", () => {
  const isNight = document.documentElement.classList.toggle("night");
  byId("night").setAttribute("aria-pressed", isNight);
});

for (const button of document.querySelectorAll(".buttons button")) {
  button.addEventListener("click", () => byId("explore").set({ ...button.dataset }));
}

document.addEventListener("yearline:view", ({ target, detail }) => {
  byId("said").textContent = `The frame "${target.id}" shows: ${detail.query || "everything"}`;
});
