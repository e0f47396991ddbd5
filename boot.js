// Starts the app. A file of its own, since the page's Content-Security-Policy allows no inline script, which is what
// Trunk would write.
//
// Where the app's two files lie, and what they must contain, stands in the preload links that Trunk puts into the
// page: the first `modulepreload` is wasm-bindgen's script, whose integrity the browser checks when it preloads it;
// the `preload` of type wasm is the program, whose integrity it checks only if the fetch says so.
const link = (selector) => document.head.querySelector(`link${selector}`);

try {
  const wasm = link('[rel="preload"][type="application/wasm"]');
  const { default: start } = await import(link('[rel="modulepreload"]').href);
  await start({ module_or_path: fetch(wasm.href, { integrity: wasm.integrity, credentials: "same-origin" }) });
} catch (error) {
  document.getElementById("boot-problem")?.removeAttribute("hidden");
  throw error;
}
