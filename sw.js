// Keeps the page for the reader who has no network. Whoever has one gets what the host has: the page itself and its data are asked
// for there first, always. What is kept of them is shown only when no answer comes.
//
// `cargo xtask finish` writes the list of files and the version. A file of the list has its content's hash in its name, so it may
// come from the cache. The list and the page are kept together or not at all: a page never meets the files of another version.
const VERSION = "%VERSION%";
const FILES = ["%FILES%"];
// Kept once they were fetched: what few readers need.
const LATER = ["%LATER%"];
const DATA = "%DATA%";

const SCOPE = registration.scope;
// Caches belong to the whole origin, where other years may be kept in other folders.
const OURS = `yearline ${SCOPE} `;
const CACHE = OURS + VERSION;

addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll([...FILES, ...["./", DATA].map((url) => new Request(url, { cache: "no-cache" }))]);
    await skipWaiting();
  })());
});

addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== CACHE).map((name) => caches.delete(name)));
  })());
});

const kept = async (url) => (await caches.open(CACHE)).match(url, { ignoreVary: true });

addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const path = request.url.slice(SCOPE.length).split(/[?#]/)[0];
  if (request.mode === "navigate") {
    // Other pages of the folder are none of ours.
    if (path === "" || path === "index.html") event.respondWith(fetch(request).catch(async () => (await kept("./")) ?? Response.error()));
  } else if (path === DATA) {
    event.respondWith(latest(request));
  } else if (FILES.includes(path)) {
    event.respondWith(kept(path).then((response) => response ?? fetch(request)));
  } else if (LATER.includes(path)) {
    event.respondWith(kept(path).then((response) => response ?? first(request, path)));
  }
});

async function first(request, path) {
  const response = await fetch(request);
  if (response.ok) await (await caches.open(CACHE)).put(path, response.clone());
  return response;
}

async function latest(request) {
  try {
    const response = await fetch(request, { cache: "no-cache" });
    if (response.ok) await (await caches.open(CACHE)).put(DATA, response.clone());
    return response;
  } catch {
    return (await kept(DATA)) ?? Response.error();
  }
}
