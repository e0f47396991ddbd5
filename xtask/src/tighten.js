// Tightens a built page: `node -e … FOLDER TERSER`. TERSER is the folder of that npm package.
//
// Its style sheets become one file, so that a browser asks once; what the program needs is asked for before them. The names by which
// program and script know each other become short ones; then the script is minified, which Trunk's
// minifier can't do to it. Files get new names, which change with their content, and the page names those and their hashes.
const { createHash } = require("node:crypto");
const { readFileSync, rmSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");

const [folder, terser] = process.argv.slice(1);
const page = join(folder, "index.html");
let html = readFileSync(page, "utf8");

const read = (pattern, key) => (html.match(pattern) ?? []).map((tag) => ({ tag, rel: attribute(tag, "rel"), at: attribute(tag, key) }));
const links = read(/<link\b[^>]*>/g, "href");
const scripts = read(/<script\b[^>]*\bsrc=[^>]*>/g, "src");
const one = (what, suits) => {
  const found = links.filter(suits);
  if (found.length !== 1) throw new Error(`the page has ${found.length} ${what}`);
  return found[0];
};
const file = (link) => join(folder, link.at);

/** Writes what is now a file's content under a name that says so, and gives the tag that names it. */
const put = (link, content, stem, ending) => {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 16);
  rmSync(file(link));
  const name = `${stem}-${hash}${ending}`;
  writeFileSync(join(folder, name), content);
  const integrity = `sha384-${createHash("sha384").update(content).digest("base64")}`;
  // In a sandbox the page has no origin, and what is not asked for as if by another one has no integrity that could be checked.
  const asked = attribute(link.tag, "crossorigin") === undefined ? link.tag.replace(/^<\w+/, "$& crossorigin") : link.tag;
  return asked
    .replace(/(\s(?:href|src)=)("[^"]*"|'[^']*'|[^\s>]+)/, (_, key) => `${key}./${name}`)
    .replace(/(\sintegrity=)("[^"]*"|'[^']*'|[^\s>]+)/, (_, key) => `${key}${integrity}`);
};

/** The program with short names of what it takes and gives, and how those were called before. */
function renamed(wasm) {
  const names = new Map();
  const shortOf = (name) => names.get(name) ?? names.set(name, `_${names.size.toString(36)}`).get(name);
  const leb = (value) => {
    const bytes = [];
    do {
      bytes.push((value & 127) | (value > 127 ? 128 : 0));
      value >>>= 7;
    } while (value);
    return Buffer.from(bytes);
  };
  let at = 8;
  const number = () => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const byte = wasm[at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  };
  const text = () => {
    const length = number();
    at += length;
    return wasm.toString("utf8", at - length, at);
  };
  const written = (name) => Buffer.concat([leb(name.length), Buffer.from(name)]);
  const parts = [wasm.subarray(0, 8)];
  const modules = new Map();
  while (at < wasm.length) {
    const begin = at;
    const id = wasm[at++];
    const size = number();
    const end = at + size;
    const out = [];
    if (id === 2) {
      out.push(leb(number()));
      for (; at < end;) {
        const module = text();
        if (!modules.has(module)) modules.set(module, modules.size ? `_${modules.size}` : "_");
        out.push(written(modules.get(module)), written(shortOf(text())));
        if (wasm[at] !== 0) throw new Error("the program takes something that is no function");
        const kind = at++;
        number();
        out.push(wasm.subarray(kind, at));
      }
    } else if (id === 7) {
      out.push(leb(number()));
      for (; at < end;) {
        out.push(written(shortOf(text())));
        const kind = at++;
        number();
        out.push(wasm.subarray(kind, at));
      }
    } else {
      parts.push(wasm.subarray(begin, end));
      at = end;
      continue;
    }
    if (at !== end) throw new Error(`section ${id} ends where it should not`);
    const content = Buffer.concat(out);
    parts.push(Buffer.from([id]), leb(content.length), content);
  }
  return { wasm: Buffer.concat(parts), names, modules };
}

(async () => {
  const { minify } = require(terser);
  const program = one("programs", (link) => attribute(link.tag, "type") === "application/wasm");
  const glue = one("scripts of wasm-bindgen's", (link) => link.rel === "modulepreload");
  const sheets = links.filter((link) => link.rel === "stylesheet");
  if (!sheets.length) throw new Error("the page has no style sheet");

  const { wasm, names, modules } = renamed(readFileSync(file(program)));
  let script = readFileSync(file(glue), "utf8");
  for (const [module, short] of modules) {
    if (!script.includes(`"${module}"`)) throw new Error(`the script does not name ${module}`);
    script = script.replaceAll(`"${module}"`, `"${short}"`);
  }
  // Both sides name them as properties only: `wasm.memory`, or `name: function`. What else is called so keeps its name.
  script = script.replace(/[A-Za-z_$][\w$]*/g, (word, at) => {
    const short = names.get(word);
    const isProperty = script[at - 1] === "." || /^\s*:/.test(script.slice(at + word.length, at + word.length + 4));
    return short && isProperty ? short : word;
  });
  // Nobody starts the program at once, without waiting for it.
  script = script.replace(/export\s*\{\s*initSync\s*,/, "export {");
  const tight = async (source, module) =>
    (await minify(source, { module, ecma: 2020, compress: { passes: 2, unsafe_arrows: true }, format: { comments: false } })).code;
  const code = await tight(script, true);
  if (/__wbg_\w+_[0-9a-f]{16}/.test(code)) throw new Error("the script has a long name still");

  const tightGlue = put(glue, code, "yearline", ".js");
  const tightProgram = put(program, wasm, "yearline", "_bg.wasm");
  const style = put(sheets[0], sheets.map((sheet) => readFileSync(file(sheet), "utf8").trim()).join("\n"), "style", ".css");
  for (const sheet of sheets.slice(1)) rmSync(file(sheet));

  for (const other of scripts) {
    const tag = put(other, await tight(readFileSync(file(other), "utf8"), false), "head", ".js");
    html = html.replace(other.tag, () => tag);
  }

  // Before the first script or style sheet, which what comes behind them waits for.
  const ahead = links.filter((link) => link === glue || link === program || link.rel === "preload");
  for (const link of new Set([...ahead, ...sheets])) html = html.replace(link.tag, () => (link === sheets[0] ? style : ""));
  const early = ahead.map((link) => (link === glue ? tightGlue : link === program ? tightProgram : link.tag)).join("");
  html = html.replace(/<script\b[^>]*\bsrc=/, (tag) => early + tag);
  writeFileSync(page, html);
})();
