// Has the page kept for when there is no network: the page itself, not one that is a guest in another, and only where the build made it
// installable (a manifest is there). Not while it is still being drawn. Where the browser refuses, the page works without.
addEventListener("yearline-ready", async () => {
  const isGuest = self !== top || "embed" in document.documentElement.dataset;
  if (isGuest || !navigator.serviceWorker || !document.head.querySelector('link[rel="manifest"]')) return;
  if (document.readyState !== "complete") await new Promise((resolve) => addEventListener("load", resolve));
  setTimeout(() => navigator.serviceWorker.register("sw.js").catch(() => {}), 1500);
}, true);
