// How the side-by-side benchmark (`cargo xtask bench --yardstick DIR`) feeds this page, drives it and reads it. Its README explains what
// an adapter is. `page.mjs`, which measures the page alone, uses parts of this file.
//
// Parts of this module's address say what takes part, so that two builds can take part in one run:
// - `dist=/…/dist`: the folder of the built page.
// - `prerender=/…/yearline-prerender`: the program that writes a year into a built page. With it the page holds the benchmark's year from the
//   start, as a page that `cargo xtask build` made of that year does. Without it the page holds the year that it was built with.
// - `ready=painted`: the page is ready when the prerendered pictures are painted. Without it, when the program has drawn all.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const given = new URL(import.meta.url).searchParams;
const dist = given.has("dist") ? pathToFileURL(`${given.get("dist")}/`) : new URL("../dist/", import.meta.url);
const prerender = given.get("prerender");

/** The name of a kind as an identifier. */
const slug = (name) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");

/**
 * The benchmark's neutral data as a dataset of ours. Nothing is left out: a quantity with its unit becomes the
 * summary, and the place of a row in the neutral file becomes its source, a thousand rows to a paragraph.
 */
export function dataset(neutral) {
  const kinds = [...new Set(neutral.activities.map((activity) => activity.kind))];
  const resource = (name, data) => ({ name, data });
  return {
    $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
    name: "side-by-side",
    title: `The year ${neutral.year}`,
    description: "Made up, to measure with.",
    version: "1",
    created: `${neutral.year}-12-31T00:00:00Z`,
    sources: [{ title: "Neutral data of the benchmark", paragraphs: Math.ceil(neutral.activities.length / 1000) }],
    contributors: [{ title: "The benchmark's generator" }],
    licenses: [{ name: "CC0-1.0" }],
    yearline: { format: 1, period: String(neutral.year), languages: ["en"] },
    resources: [
      resource("initiatives", neutral.initiatives.map(({ id, title }, i) => ({ id, number: i + 1, title, summary: title }))),
      resource("kinds", kinds.map((kind) => ({ id: slug(kind), title: kind }))),
      resource("activities", neutral.activities.map((activity, k) => ({
        id: activity.id,
        initiative: activity.initiative,
        kind: slug(activity.kind),
        title: activity.title,
        summary: `${activity.quantity} ${activity.unit}`,
        when: activity.start === activity.end ? activity.start : `${activity.start}/${activity.end}`,
        when_basis: "stated",
        source: { paragraph: Math.floor(k / 1000) + 1, sentence: (k % 1000) + 1 },
      }))),
      resource("figures", []),
    ],
  };
}

/** Where the built page looks for its dataset. */
export function datasetPath() {
  const html = readFileSync(new URL("index.html", dist), "utf8");
  const link = /<link[^>]*\bid="?dataset"?[^>]*>/.exec(html)?.[0] ?? "";
  const href = /\bhref="?([^"\s>]+)/.exec(link)?.[1];
  if (!href) throw new Error("dist/index.html names no dataset: `cargo xtask build` makes it");
  return new URL(href, "http://host/").pathname;
}

/** An expression: the program's sentence, matrix, charts and timeline have taken the place of the prerendered page. */
export const isDrawn =
  "!document.getElementById('static') && " +
  "['#sentence b', '#matrix table', '#charts svg.scene', '#timeline .scene'].every((s) => document.querySelector(s)?.textContent)";

/** The button of a filter by the benchmark's name for it: i0 to i9, m1 to m12, clear. */
const selector = (name) =>
  name === "clear" ? "#clear-all" : name[0] === "i" ? `#chip-initiative-${name.slice(1)}` : `#chip-month-${name.slice(1) - 1}`;

// The built page with a year in it, by the number of activities: the benchmark asks before every run.
const pages = new Map();

/** The built page with a year in it, written as the post-build step writes it. */
function page(data, n) {
  if (!pages.has(n)) {
    const folder = mkdtempSync(join(tmpdir(), "yearline-bench-"));
    const [file, year] = ["index.html", "year.json"].map((name) => join(folder, name));
    writeFileSync(file, readFileSync(new URL("index.html", dist)));
    writeFileSync(year, data);
    execFileSync(prerender, ["--page", file, "--folder", fileURLToPath(dist), "--data", year]);
    pages.set(n, readFileSync(file));
    rmSync(folder, { recursive: true });
  }
  return pages.get(n);
}

/** An expression: the pictures are in the document, be they the prerendered ones or the program's. */
const isPainted =
  "['matrix', 'charts', 'timeline'].every((part) => document.getElementById(part) ?? document.getElementById('en:' + part)) " +
  "&& document.querySelector('footer')";

// The page that is being measured. The benchmark hands it out where it asks for a button, and does not where it asks for the timeline.
let measured;

export default {
  data: (neutral) => {
    const body = Buffer.from(JSON.stringify(dataset(neutral)));
    const files = [{ path: datasetPath(), body, type: "application/json; charset=utf-8" }];
    const html = () => ({ path: "/", body: page(body, neutral.activities.length), type: "text/html; charset=utf-8" });
    return prerender ? [...files, html()] : files;
  },

  // Evaluated in every frame. The second frame in which all is there comes after the first that was painted with it.
  readyExpr: `(${given.get("ready") === "painted" ? isPainted : isDrawn} ? (window.__framesWithAll = (window.__framesWithAll ?? 0) + 1) : 0) >= 2`,

  locate: (page, name) => {
    measured = page;
    return page.evaluate((button) => {
      const { x, y, width, height } = document.querySelector(button).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, selector(name));
  },

  // The sentence begins "12 of 60 activities", or "All 60 activities".
  count: "/[\\d,]+/.exec((document.getElementById('sentence') ?? document.getElementById('en:sentence')).textContent)[0]",
  countPattern: /^([\d,]+)$/,

  // Called after the clicks. The timeline is further down the page, and the wheel zooms it only with Ctrl, since the page scrolls without.
  // The benchmark's own commands come after these in the same connection.
  timeline: () => {
    const shown = measured.evaluate(() => document.querySelector("#timeline .scene").scrollIntoView({ block: "center" }));
    const held = measured.keyboard.down("Control");
    Promise.all([shown, held]).catch((error) => console.error(error));
    return { x: 700, y: 540 };
  },
};
