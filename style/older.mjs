// Appends to a style sheet what browsers need that have no container queries (Chromium before 105, Safari before 16, Firefox before 110), many of
// which have no cascade layers either and drop all that is in one: `node style/older.mjs FILE`.
//
// It is the same sheet once more, without layers, which stand in the order of the cascade anyway; with media queries in place of those of the
// container `sheet`, which is nearly as wide as the window; and in syntax that Chromium 77 and Safari 13 read. Other browsers skip it as a whole.

import { readFileSync, writeFileSync } from "node:fs";
import { transform } from "lightningcss";
import postcss from "postcss";

const [file] = process.argv.slice(2);
const css = readFileSync(file, "utf8");
const older = postcss.parse(css);

// What the page's padding takes at most.
const PADDING_REM = 4;

// The window is wider than the container by its padding.
const window = (length) => (length.endsWith("px") ? parseFloat(length) / 16 : parseFloat(length)) + PADDING_REM;
const mediaOf = (query) => {
  const [, from, sign, to] = /^sheet \((?:([\d.]+rem)\s*<=\s*)?(?:max-)?(?:width|inline-size)\s*(<=?|>=|:)\s*([\d.]+(?:rem|px))\)$/.exec(query) ?? [];
  if (!sign) throw new Error(`a query of the container that has no media query: ${query}`);
  if (sign === ">=") return `(min-width: ${window(to)}rem)`;
  const below = `(max-width: ${window(to) - 0.01}rem)`;
  return from ? `(min-width: ${window(from)}rem) and ${below}` : below;
};

older.walkAtRules("font-face", (face) => face.remove());
older.walkAtRules("layer", (layer) => {
  // The last layer wins over more specific rules of the others.
  if (layer.params === "print") layer.walkDecls((declaration) => (declaration.important = true));
  layer.nodes ? layer.replaceWith(layer.nodes) : layer.remove();
});
older.walkAtRules("container", (rule) => {
  // Another container is a part within the page, and stays as it is in a narrow one.
  if (!rule.params.startsWith("sheet ")) return rule.remove();
  rule.replaceWith(postcss.atRule({ name: "media", params: mediaOf(rule.params), nodes: rule.nodes }));
});

// The values of a declaration; a value may hold functions.
const valuesOf = (value) => value.match(/[\w.%-]+(?:\((?:[^()]|\([^()]*\))*\))?/g);

// Shorthands that are younger than what they stand for. lightningcss writes them out only where it knows the values.
older.walkDecls(/^(?:margin|padding)-(?:block|inline)$/, (declaration) => {
  const [start, end = start] = valuesOf(declaration.value);
  const side = (name, value) => declaration.clone({ prop: `${declaration.prop}-${name}`, value });
  declaration.replaceWith(side("start", start), side("end", end));
});

// Before they knew `gap` in a row, browsers set its parts edge to edge. None can be asked about it; it came with `inset` in Safari and shortly
// before it in Chromium.
older.walkDecls("gap", (gap) => {
  const display = gap.parent.nodes.find((node) => node.prop === "display");
  if (!display?.value.includes("flex")) return;
  const [row, column = row] = valuesOf(gap.value);
  const rule = postcss.rule({ selectors: gap.parent.selectors.map((selector) => `${selector} > * + *`) });
  rule.append({ prop: "margin-inline-start", value: column });
  gap.parent.after(postcss.atRule({ name: "supports", params: "not (inset: 0)", nodes: [] }).append(rule));
});

const [chrome, safari, firefox] = [77 << 16, 13 << 16, 102 << 16];
const { code } = transform({
  filename: file,
  code: Buffer.from(`@supports not (container-type: inline-size) { ${older} }`),
  targets: { chrome, safari, firefox },
  minify: true,
});
writeFileSync(file, `${css.trim()}\n${code}\n`);
