// Measures the built page by itself, in Chromium, as a reader would use it. `cargo xtask bench` runs it.
//
//   node bench/page.mjs --chromium FILE --runs 5 --json FILE [--against DIST] 60=target/bench/60.json 10000=target/bench/10000.json …
//
// Every run has a browser, a profile and a server of its own. With `--against`, the runs take turns with those of another build of the page,
// whose figures and the ratios to them are in the table as well. What is measured, in milliseconds unless it says otherwise:
//
// - load: from the start of the navigation until all views have been painted; files are sent in brotli, nothing is cached.
// - read: what reading the dataset takes of that, beside JSON.parse on the same bytes in the same browser.
// - click: from a filter's click until the frame with its outcome has been painted, over twelve clicks; busy: what the main
//   thread worked for it; busy in all: what it worked in the half second from the click, with all that follows later; frames: how many it took.
// - key: the same for each letter typed into the search.
// - zoom, pan: the same for each step in the timeline, by the wheel with Ctrl and by keyboard.
// - phone: with few activities, the page's own dataset on a phone as Lighthouse imagines it, the first paint, the largest one, and the load; shift: CLS.
// - memory, in MiB: the program's own (wasm), JavaScript's after a collection, and the page's process (private).
import { createServer } from "node:http";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join, resolve as absolute } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const { chromium } = createRequire(import.meta.url)("playwright-core");

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { chromium: { type: "string" }, runs: { type: "string", default: "5" }, json: { type: "string" }, against: { type: "string" } },
});

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".wasm": "application/wasm",
  ".json": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
};
const CLICKS = ["i3", "m9", "clear", "i0", "i7", "m2", "m3", "i0", "clear", "m5", "i5", "clear"];
const SELECTORS = { i: "#chip-initiative-", m: "#chip-month-" };
const WORDS = "training course";
const STEPS = 15;
const LIMIT_MS = 120_000;
const FOLLOWS_MS = 500;

const encoded = (body, quality) =>
  brotliCompressSync(body, {
    params: { [constants.BROTLI_PARAM_QUALITY]: quality, [constants.BROTLI_PARAM_SIZE_HINT]: body.length },
  });

/** The files of a folder by their paths, ready to be sent. */
function filesOf(dir, prefix = "/") {
  return readdirSync(dir).flatMap((name) => {
    const file = join(dir, name);
    if (statSync(file).isDirectory()) return filesOf(file, `${prefix}${name}/`);
    return [[prefix + name, { type: TYPES[extname(name)] ?? "application/octet-stream", body: encoded(readFileSync(file), 11) }]];
  });
}

function serve(files) {
  const server = createServer((request, response) => {
    const path = new URL(request.url, "http://host").pathname;
    const file = path === "/blank" ? { type: TYPES[".html"], body: encoded(Buffer.from("<!doctype html>"), 1) } : files.get(path === "/" ? "/index.html" : path);
    if (!file) return response.writeHead(404).end();
    // Isolated, as measuring memory asks.
    response.writeHead(200, {
      "content-type": file.type,
      "content-encoding": "br",
      "content-length": file.body.length,
      "cache-control": "no-store",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-embedder-policy": "require-corp",
    });
    return response.end(file.body);
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

/** Runs in the page before anything of it does. */
function watch(isDrawn) {
  const all = new Function(`return ${isDrawn}`);
  const painted = (then) => requestAnimationFrame(() => {
    // A task that was posted in a frame runs when that frame has been laid out and painted.
    const channel = new MessageChannel();
    channel.port1.onmessage = then;
    channel.port2.postMessage(0);
  });
  window.bench = { memories: [] };
  window.bench.ready = new Promise((resolve) => {
    const look = () => (all() ? painted(() => resolve(performance.now())) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  });
  const keep = (made) => {
    for (const value of Object.values((made.instance ?? made).exports)) {
      if (value instanceof WebAssembly.Memory) window.bench.memories.push(value);
    }
    return made;
  };
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = (...args) => original.apply(WebAssembly, args).then(keep);
  }
  // What reading takes: from each piece that was received until the next one is asked for, and the work at the end.
  let reading = 0;
  let readAt = null;
  const { read } = ReadableStreamDefaultReader.prototype;
  ReadableStreamDefaultReader.prototype.read = function readAndClock() {
    if (readAt !== null) reading += performance.now() - readAt;
    readAt = null;
    return read.call(this).then((piece) => {
      readAt = piece.done ? null : performance.now();
      return piece;
    });
  };
  window.bench.reading = () => {
    const [begun, done] = ["finish", "read"].map((name) => performance.getEntriesByName(`yearline:${name}`).at(-1)?.startTime ?? Number.NaN);
    const ms = reading + done - begun;
    return Number.isFinite(ms) ? ms : null;
  };
  // From an event until a frame has been painted in which a condition holds.
  window.bench.arm = (type, condition) => {
    const holds = new Function(`return ${condition}`);
    window.bench.outcome = new Promise((resolve) => {
      addEventListener(type, (event) => {
        let frames = 0;
        const look = () => painted(() => {
          frames += 1;
          if (holds()) resolve({ ms: performance.now() - event.timeStamp, frames });
          else look();
        });
        look();
      }, { capture: true, once: true, passive: true });
    });
  };
  window.bench.rest = () => new Promise((rested) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(rested))));
}

const within = (promise, what) =>
  Promise.race([promise, new Promise((_, reject) => setTimeout(() => reject(new Error(`${what}: more than ${LIMIT_MS / 1000} s`)), LIMIT_MS).unref())]);

/** A build of the page: its files, where its dataset is, and how one sees that all of it is drawn. */
async function buildOf(dist) {
  const adapter = new URL("adapter.mjs", import.meta.url);
  adapter.searchParams.set("dist", absolute(dist));
  const { datasetPath, isDrawn } = await import(adapter);
  return { dist: filesOf(dist), datasetPath: datasetPath(), isDrawn };
}

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted.length ? (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2 : null;
};
const part = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.max(0, Math.ceil(numbers.length * share) - 1)] ?? null;

/** What a process keeps for itself, in MiB; only where the system tells. */
function privateMib(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
    return Number(/Private_Dirty:\s+(\d+)/.exec(text)?.[1]) / 1024;
  } catch {
    return null;
  }
}

/** A phone as Lighthouse imagines it: four times slower, slow 4G. What is painted first and largest, how much of it moves, when all is there. */
async function onPhone(browser, { dist, isDrawn }) {
  // With its own dataset, which is in the page as text.
  const server = await serve(new Map(dist));
  const context = await browser.newContext({ viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, locale: "en-GB" });
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  await protocol.send("Network.emulateNetworkConditions", { offline: false, latency: 562.5, downloadThroughput: 188_744, uploadThroughput: 86_400 });
  await protocol.send("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.addInitScript(`(${watch})(${JSON.stringify(isDrawn)})`);
  await page.addInitScript(() => {
    window.largest = 0;
    window.shift = 0;
    const observe = (type, note) => new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
    observe("largest-contentful-paint", (entry) => { window.largest = entry.startTime; });
    observe("layout-shift", (entry) => { window.shift += entry.value; });
  });
  await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: "commit" });
  const phoneLoad = await within(page.evaluate(() => window.bench.ready), "loading on a phone");
  await page.waitForTimeout(500);
  const painted = await page.evaluate(() => ({
    phoneFirst: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    phoneLargest: window.largest,
    phoneShift: window.shift,
  }));
  await context.close();
  server.close();
  return { ...painted, phoneLoad };
}

async function run(build, year, isSmall) {
  const { datasetPath, isDrawn } = build;
  const files = new Map([...build.dist, [datasetPath, year]]);
  const server = await serve(files);
  const browser = await chromium.launch({
    executablePath: options.chromium,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"],
  });
  try {
    const origin = `http://127.0.0.1:${server.address().port}`;
    const page = await browser.newPage({ viewport: { width: 1240, height: 1080 }, locale: "en-GB" });
    const faults = [];
    page.on("pageerror", (error) => faults.push(String(error)));
    const protocol = await page.context().newCDPSession(page);
    await protocol.send("Performance.enable");
    const busy = async () =>
      (await protocol.send("Performance.getMetrics")).metrics.find((metric) => metric.name === "TaskDuration").value * 1000;
    await page.addInitScript(`(${watch})(${JSON.stringify(isDrawn)})`);
    await page.goto(`${origin}/blank`);
    await page.waitForTimeout(1500);

    await page.goto(`${origin}/`, { waitUntil: "commit" });
    const figures = { load: await within(page.evaluate(() => window.bench.ready), "loading") };
    figures.read = await page.evaluate(() => window.bench.reading());

    await page.waitForTimeout(500);
    await protocol.send("HeapProfiler.collectGarbage");
    await page.waitForTimeout(300);
    figures.wasmMib = await page.evaluate(() => window.bench.memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0) / 1048576);
    figures.jsMib = (await protocol.send("Runtime.getHeapUsage")).usedSize / 1048576;
    const top = await browser.newBrowserCDPSession();
    const renderers = (await top.send("SystemInfo.getProcessInfo")).processInfo.filter((process) => process.type === "renderer");
    figures.privateMib = Math.max(...renderers.map((process) => privateMib(process.id) ?? Number.NaN));

    const sentence = () => page.evaluate(() => document.getElementById("sentence").textContent);
    /** One action, and how long it took: until a frame in which the condition holds, or the next frame where there is none. */
    const measured = async (type, action, condition = "true", followsMs = 0) => {
      await page.evaluate(() => window.bench.rest());
      await page.evaluate(([kind, source]) => window.bench.arm(kind, source), [type, condition]);
      const before = await busy();
      await action();
      const outcome = await within(page.evaluate(() => window.bench.outcome), type);
      const busyMs = (await busy()) - before;
      if (followsMs > outcome.ms) await page.waitForTimeout(followsMs - outcome.ms);
      return { ...outcome, busy: busyMs, busyInAll: (await busy()) - before };
    };

    const clicks = [];
    for (const name of CLICKS) {
      const selector = name === "clear" ? "#clear-all" : SELECTORS[name[0]] + name.slice(1);
      const box = await page.evaluate((s) => {
        const { x, y, width, height } = document.querySelector(s).getBoundingClientRect();
        return { x: x + width / 2, y: y + height / 2 };
      }, selector);
      await page.mouse.move(box.x, box.y);
      const before = JSON.stringify(await sentence());
      const changed = `document.getElementById("sentence").textContent !== ${before}`;
      clicks.push(await measured("click", async () => { await page.mouse.down(); await page.mouse.up(); }, changed, FOLLOWS_MS));
    }
    await page.focus("#search");
    const keys = [];
    for (const letter of WORDS) keys.push(await measured("input", () => page.keyboard.type(letter)));
    await page.fill("#search", "");
    await page.evaluate(() => window.bench.rest());

    await page.evaluate(() => document.querySelector("#timeline .scene").scrollIntoView({ block: "center" }));
    const place = await page.evaluate(() => {
      const { x, y, width, height } = document.querySelector("#timeline .scene").getBoundingClientRect();
      return { x: x + width / 2, y: Math.min(y + height / 2, 800) };
    });
    await page.mouse.move(place.x, place.y);
    const [zooms, pans] = [[], []];
    await page.keyboard.down("Control");
    for (let i = 0; i < STEPS; i += 1) zooms.push(await measured("wheel", () => page.mouse.wheel(0, -60)));
    await page.keyboard.up("Control");
    await page.focus("#timeline .scene [tabindex='0']");
    for (let i = 0; i < STEPS * 2; i += 1) pans.push(await measured("keydown", () => page.keyboard.press(i < STEPS ? ">" : "<")));
    if (faults.length) throw new Error(faults[0]);

    // Last, so that its garbage disturbs nothing: the same bytes, as JavaScript reads them.
    figures.jsonParse = await page.evaluate(async (path) => {
      const bytes = await (await fetch(path)).arrayBuffer();
      const times = Array.from({ length: 3 }, () => {
        const start = performance.now();
        JSON.parse(new TextDecoder().decode(bytes));
        return performance.now() - start;
      });
      return times.sort((a, b) => a - b)[1];
    }, datasetPath);

    const phone = isSmall ? await onPhone(browser, build) : {};
    const ms = (list) => list.map((one) => one.ms);
    return {
      ...figures,
      click: median(ms(clicks)),
      clickSlowest: Math.max(...ms(clicks)),
      clickBusy: median(clicks.map((one) => one.busy)),
      clickBusyInAll: median(clicks.map((one) => one.busyInAll)),
      clickFrames: Math.max(...clicks.map((one) => one.frames)),
      key: median(ms(keys)),
      keySlowest: Math.max(...ms(keys)),
      keyBusy: Math.max(...keys.map((one) => one.busy)),
      zoomP95: part(ms(zooms), 0.95),
      panP95: part(ms(pans), 0.95),
      ...phone,
    };
  } finally {
    await browser.close();
    server.close();
  }
}

const builds = { "this build": await buildOf(join(root, "dist")) };
if (options.against) builds["the other"] = await buildOf(options.against);
const result = { when: new Date().toISOString(), runs: Number(options.runs), sizes: {} };
for (const argument of positionals) {
  const [n, file] = argument.split("=");
  const body = readFileSync(file);
  const year = { type: TYPES[".json"], body: encoded(body, 5) };
  const runs = Object.fromEntries(Object.keys(builds).map((name) => [name, []]));
  for (let i = 0; i < result.runs; i += 1) {
    for (const [name, build] of Object.entries(builds)) {
      runs[name].push(await run(build, year, body.length < 1_000_000));
      console.error(`${n} activities, run ${i + 1} of ${result.runs}, ${name}`);
    }
  }
  const mediansOf = (all) => Object.fromEntries(Object.keys(all[0]).map((key) => [key, median(all.map((one) => one[key]).filter((value) => value !== null))]));
  const medians = Object.fromEntries(Object.entries(runs).map(([name, all]) => [name, mediansOf(all)]));
  result.sizes[n] = { bytes: body.length, medians, runs };
}

const shown = (value) => (value === null || value === undefined ? "–" : value >= 100 ? value.toFixed(0) : value.toFixed(1));
const columns = Object.entries(result.sizes).flatMap(([n, { medians }]) => {
  const [own, other] = Object.values(medians);
  const column = { head: n, of: (key) => shown(own[key]) };
  const ratio = (key) => (own[key] && other[key] ? (own[key] / other[key]).toFixed(2) : "–");
  return other ? [column, { head: `${n}, the other`, of: (key) => shown(other[key]) }, { head: "ratio", of: ratio }] : [column];
});
const keys = Object.keys(Object.values(result.sizes)[0]?.medians["this build"] ?? {});
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = [
  row(["", ...columns.map(({ head }) => head)]),
  `|${" --- |".repeat(columns.length + 1)}`,
  ...keys.map((key) => row([key, ...columns.map(({ of }) => of(key))])),
];
console.log(table.join("\n"));
if (options.json) writeFileSync(options.json, `${JSON.stringify(result, null, 1)}\n`);
