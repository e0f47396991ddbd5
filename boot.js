// Why it is as it is stands in index.html: Trunk's minifier leaves this file's comments to every visitor.
const link = (selector) => document.head.querySelector(`link${selector}`);

try {
  const wasm = link('[rel="preload"][type="application/wasm"]');
  const { default: start } = await import(link('[rel="modulepreload"]').href);
  await start({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity, credentials: "same-origin" }) });
} catch (error) {
  document.getElementById("boot-problem")?.removeAttribute("hidden");
  throw error;
}

if (self === top && link('[rel="manifest"]') && !document.documentElement.hasAttribute("data-embed")) {
  navigator.serviceWorker?.register("sw.js").catch(() => {});
}
