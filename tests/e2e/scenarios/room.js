// What of the page has no room: parts that scroll sideways, text that is cut off or lies outside of the viewport, numbers that are cut,
// names of months that break. The body of a function that returns a list of texts.
const root = document.documentElement;
const found = [];
const styles = new Map();
const style = (e) => styles.get(e) ?? (styles.set(e, getComputedStyle(e)), styles.get(e));
const named = (e) => `${e.tagName.toLowerCase()}#${e.id}.${(e.getAttribute("class") ?? "").trim().replace(/\s+/g, ".")}`;
// How far beyond its box an element still shows what is in it; null for one that cuts nothing.
const margin = (e) => {
  if (e instanceof SVGElement) return e.tagName === "svg" && style(e).overflowX !== "visible" ? 0 : null;
  if (style(e).overflowX !== "visible") return 0;
  return /paint|content|strict/.test(style(e).contain) ? parseFloat(style(e).overflowClipMargin) || 0 : null;
};
const lineage = function* (e) {
  for (; e && e !== document.body; e = e.parentElement) yield e;
};
const isForScreenReaders = (e) => [...lineage(e)].some((p) => style(p).clipPath === "inset(50%)");
const scrolls = (e) => /auto|scroll/.test(style(e).overflowX);

if (root.scrollWidth > root.clientWidth) found.push(`document: ${root.scrollWidth} in ${root.clientWidth}`);
const range = document.createRange();
const seen = new Set();
const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
while (texts.nextNode()) {
  const node = texts.currentNode;
  const e = node.parentElement;
  const isSeen = node.data.trim() && e.checkVisibility({ visibilityProperty: true });
  if (!isSeen || /^(script|style|title|option|textarea)$/i.test(e.tagName) || isForScreenReaders(e)) continue;
  const text = node.data.trim().slice(0, 40);
  range.selectNodeContents(node);
  for (const { left, right, width } of range.getClientRects()) {
    if (width < 1) continue;
    const around = [...lineage(e)].filter((p) => margin(p) !== null);
    for (const p of around.filter((p) => !scrolls(p))) {
      const box = p.getBoundingClientRect();
      const most = margin(p) + 0.6;
      if (right > box.right + most || left < box.left - most) found.push(`${named(p)} cuts "${text}"`);
    }
    const isOutside = right > root.clientWidth + 0.6 || left < -0.6;
    if (isOutside && !around.some(scrolls)) found.push(`"${text}" from ${Math.round(left)} to ${Math.round(right)} in ${root.clientWidth}`);
  }
  for (const p of lineage(e)) {
    if (seen.has(p)) break;
    seen.add(p);
    if (p instanceof SVGElement || margin(p) === null) continue;
    if (p.clientWidth > 1 && p.scrollWidth > p.clientWidth + margin(p)) found.push(`${named(p)}: ${p.scrollWidth} in ${p.clientWidth}`);
  }
  if (/\d…|…\d/.test(text) && e.matches(".r-value, .figure-value")) found.push(`a number is cut: ${text}`);
}
for (const e of document.querySelectorAll(".month-name, .matrix thead :is(.wide, .narrow), .strip-name")) {
  if (!e.checkVisibility()) continue;
  range.selectNodeContents(e);
  const lines = new Set([...range.getClientRects()].filter((r) => r.width > 1).map((r) => Math.round(r.top)));
  if (lines.size > 1) found.push(`"${e.textContent}" breaks`);
  const [cell, box] = [e.closest("th, .month, .strip-month").getBoundingClientRect(), range.getBoundingClientRect()];
  if (box.right > cell.right + 2 || box.left < cell.left - 2) found.push(`"${e.textContent}" is wider than its month: ${named(e)} ${Math.round(box.left - cell.left)} to ${Math.round(box.right - cell.left)} of ${Math.round(cell.width)}`);
}
return [...new Set(found)].slice(0, 12);
