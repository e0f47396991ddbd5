// Packs a built page into one file: `node -e … DIST PAGE DATA OUT`. PAGE is the page with its year as text already in it.
//
// Everything that the page would fetch stands in it: styles, scripts and the icon as they are, the program compressed and in base64, the
// dataset as the text that it is. A policy in the page names the hash of each script and style, so nothing else runs.
const { createHash } = require("node:crypto");
const { readFileSync, writeFileSync } = require("node:fs");
const { basename, join } = require("node:path");
const { gzipSync } = require("node:zlib");

const [dist, page, data, out] = process.argv.slice(1);
const read = (name, encoding) => readFileSync(join(dist, name), encoding);

// A script ends at its first end tag, wherever that stands.
const checked = (script) => {
  if (/<\/script|<!--/i.test(script)) throw new Error("a script holds a tag that would end it");
  return script.replaceAll("\r\n", "\n").trim();
};

const styles = [];
let head;
let glue;
let program;
let html = readFileSync(page, "utf8");

html = html.replace(/<link\b[^>]*>/g, (tag) => {
  const [rel, href] = [attribute(tag, "rel"), attribute(tag, "href")];
  if (rel === "icon") return `<link rel="icon" href="data:image/svg+xml;base64,${read(href).toString("base64")}">`;
  if (rel === "stylesheet") styles.push(read(href, "utf8").trim());
  else if (rel === "modulepreload") glue = checked(read(href, "utf8"));
  else if (attribute(tag, "type") === "application/wasm") program = read(href);
  else if (attribute(tag, "id") !== "dataset") return tag;
  return "";
});
html = html.replace(/<script\b[^>]*\bsrc=[^>]*><\/script>/g, (tag) => {
  head = checked(read(attribute(tag, "src"), "utf8"));
  return "";
});
for (const [name, part] of Object.entries({ styles: styles[0], head, glue, program })) {
  if (!part) throw new Error(`the page has no ${name}`);
}

const style = styles.join("\n");
// What a module exports may stand in a script of the page, and its own names are at hand there.
const start = /export\s*\{[^}]*\b(\w+) as default\b/.exec(glue)?.[1];
if (!start) throw new Error("wasm-bindgen's script has no default export");
const module = `${glue}
try {
  const packed = Uint8Array.from(atob(document.getElementById("program").textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  await ${start}({ module_or_path: await new Response(stream).arrayBuffer() });
} catch (error) {
  document.getElementById("boot-problem")?.removeAttribute("hidden");
  throw error;
}`;

const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
const policy = [
  "default-src 'none'", `script-src ${hash(head)} ${hash(module)} 'wasm-unsafe-eval'`, `style-src ${hash(style)}`,
  "img-src 'self' data: blob:", "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
].join("; ");

// The signs are escaped as JSON has it, so it is the same dataset.
const dataset = readFileSync(data, "utf8").replace(/^\uFEFF/, "").replaceAll("<", "\\u003c").trim();
const name = basename(data).replace(/[^\p{L}\p{N}._ -]/gu, "_");

// Functions, since a replacement that is a text has signs of its own.
html = html.replace(/<meta charset[^>]*>/, (tag) => `${tag}<meta http-equiv="Content-Security-Policy" content="${policy}">`);
html = html.replace(/<\/title>/, (tag) => `${tag}<script>${head}</script><style>${style}</style>`);
html = html.replace("</body>", () =>
  `<script id="dataset" type="application/json" data-name="${name}">${dataset}</script>`
  + `<script id="program" type="text/plain">${gzipSync(program, { level: 9 }).toString("base64")}</script>`
  + `<script type="module">${module}</script></body>`);
writeFileSync(out, html);
