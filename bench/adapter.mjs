// How the side-by-side benchmark (`cargo xtask bench --yardstick DIR`) feeds this page, drives it and reads it. Its README explains what
// an adapter is. `page.mjs`, which measures the page alone, uses parts of this file.
//
// The folder of the built page is part of this module's address, `adapter.mjs?dist=/…/dist`, so that two builds can take part in one run.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const given = new URL(import.meta.url).searchParams.get("dist");
const dist = given ? pathToFileURL(`${given}/`) : new URL("../dist/", import.meta.url);

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

/** An expression: the sentence, the matrix, the charts and the timeline are in the document. */
export const isDrawn =
  "['#sentence b', '#matrix table', '#charts svg.scene', '#timeline .scene'].every((s) => document.querySelector(s)?.textContent)";

/** The button of a filter by the benchmark's name for it: i0 to i9, m1 to m12, clear. */
const selector = (name) =>
  name === "clear" ? "#clear-all" : name[0] === "i" ? `#chip-initiative-${name.slice(1)}` : `#chip-month-${name.slice(1) - 1}`;

// The page that is being measured. The benchmark hands it out where it asks for a button, and does not where it asks for the timeline.
let measured;

export default {
  data: (neutral) => [
    { path: datasetPath(), body: Buffer.from(JSON.stringify(dataset(neutral))), type: "application/json; charset=utf-8" },
  ],

  // Evaluated in every frame. The second frame in which all is there comes after the first that was painted with it.
  readyExpr: `(${isDrawn} ? (window.__framesWithAll = (window.__framesWithAll ?? 0) + 1) : 0) >= 2`,

  locate: (page, name) => {
    measured = page;
    return page.evaluate((button) => {
      const { x, y, width, height } = document.querySelector(button).getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }, selector(name));
  },

  // The sentence begins "12 of 60 activities", or "All 60 activities".
  count: "/[\\d,]+/.exec(document.getElementById('sentence').textContent)[0]",
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
