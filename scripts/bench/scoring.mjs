// @ts-check
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { distance } from "fastest-levenshtein";
import { RE2JS } from "re2js";
import { bundle } from "../bundle.mjs";
import { atLeast } from "./judged.mjs";
import { quantile } from "./quantile.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const least = 0.7;
const count = 10_000;
const rounds = 7;
/** So many items are scored at a time, as beside a lane of 20 calls. */
const window = 80;

const words = ["refund", "working days"];
const pattern = "A-\\d{4}";
const schema = {
  type: "object",
  required: ["name", "order", "days", "note"],
  properties: {
    name: { type: "string", minLength: 1 },
    order: { type: "string", pattern: "^A-\\d{4}$" },
    days: { type: "integer", minimum: 0 },
    note: { type: "string" },
    tags: { type: "array", items: { enum: ["refund", "parcel", "other"] } },
  },
};

/** What a reference has in common with its output. */
const references = {
  "a reference like the output": (/** @type {string} */ text) =>
    text.replace("refund of parcel", "money for item no.").replace("sorry", "very sorry"),
  "a reference that begins and ends otherwise": (/** @type {string} */ text) =>
    `The answer: ${text.slice(12, -12).replace("refund of parcel", "money for item no.")}, as we wrote`,
};

/**
 * Outputs of 200 characters scored by four evaluators as a lane asks them, against the same libraries called in a loop, turn about.
 * @param {import("../bench.mjs").Bench} _bench
 */
export async function scoringRow(_bench) {
  const outdir = join(root, "dist", "bench");
  try {
    const files = await bundle({ only: ["evaluators/index.ts", "lib/isolation/isolate.ts"], outdir });
    const [catalogue, isolation] = await Promise.all(files.map((file) => import(pathToFileURL(file).href)));
    const scoreAll = ours(catalogue.evaluators, isolation.isolate);
    const rows = [];
    for (const [told, referenceOf] of Object.entries(references)) {
      const samples = Array.from({ length: count }, (_, i) => aSample(i, referenceOf));
      const { ratio, ratios } = await turnAbout(scoreAll, bare(), samples);
      const work = `scoring by keyword, regex, json-schema and levenshtein, ${told}`;
      rows.push(
        atLeast({ work, ratio, least, told: `÷ the bare libraries, median of ${rounds}`, values: { count, window, ratios } }),
      );
    }
    return rows;
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

/**
 * @param {(samples: Sample[]) => Promise<void>} scoreAll
 * @param {(samples: Sample[]) => Promise<void>} bareAll
 * @param {Sample[]} samples
 */
async function turnAbout(scoreAll, bareAll, samples) {
  const ratios = [];
  for (let round = 0; round <= rounds; round++) {
    const [bareMs, oursMs] = [await timed(() => bareAll(samples)), await timed(() => scoreAll(samples))];
    if (round > 0) ratios.push({ bareUs: perItem(bareMs), oursUs: perItem(oursMs), ratio: bareMs / oursMs }); // the first one warms up
  }
  const ratio = quantile(
    ratios.map((one) => one.ratio),
    0.5,
  );
  return { ratio, ratios };
}

/**
 * @param {number} i
 * @param {(text: string) => string} referenceOf
 */
function aSample(i, referenceOf) {
  const fields = { name: `Customer ${i}`, order: `A-${1_000 + (i % 9_000)}`, days: i % 30, tags: ["refund"] };
  const start = JSON.stringify({ ...fields, note: "" });
  const note = `The refund of parcel ${i} takes some working days, then you have it back. We are sorry for the trouble it made.`;
  const text = JSON.stringify({ ...fields, note: note.repeat(2).slice(0, 200 - start.length) });
  return {
    input: {},
    messages: [],
    output: { text, toolCalls: [], finishReason: "stop", servedModel: "none" },
    expected: { reference: referenceOf(text) },
    case: { id: `case_${i}`, tags: [], metadata: {} },
    ...{ latencyMs: 50, usage: null, costUsd: null },
  };
}

/** @typedef {ReturnType<typeof aSample>} Sample */

/**
 * @param {Record<string, any>} evaluators
 * @param {(task: string, input: unknown) => Promise<unknown>} isolate
 */
function ours(evaluators, isolate) {
  const uses = Object.entries({ keyword: { words }, regex: { pattern }, "json-schema": { schema }, levenshtein: {} }).map(
    ([type, options]) => ({ evaluator: evaluators[type], options: evaluators[type].options.parse(options) }),
  );
  const tools = { isolate };
  const scoreOne = (/** @type {Sample} */ sample) =>
    Promise.all(uses.map(async ({ evaluator, options }) => evaluator.score(sample, options, tools)));
  return async (/** @type {Sample[]} */ samples) => {
    let next = 0;
    const one = async () => {
      while (next < samples.length) {
        const scores = await scoreOne(/** @type {Sample} */ (samples[next++]));
        if (scores.some(({ score }) => !(score > 0.7))) throw new Error(`A score is wrong: ${JSON.stringify(scores)}`);
      }
    };
    await Promise.all(Array.from({ length: window }, one));
  };
}

/** What somebody writes who needs these four scores and no more, with everything compiled once. */
function bare() {
  const compiled = RE2JS.compile(pattern);
  const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
  const validate = ajv.compile(schema);
  return async (/** @type {Sample[]} */ samples) => {
    for (const { output, expected } of samples) {
      const folded = output.text.toLowerCase();
      const keyword = words.filter((word) => folded.includes(word)).length / words.length;
      const regex = compiled.matcher(output.text).find() ? 1 : 0;
      const valid = validate(JSON.parse(output.text)) ? 1 : 0;
      const longer = Math.max(output.text.length, expected.reference.length);
      const similar = 1 - distance(output.text, expected.reference) / longer;
      if (keyword + regex + valid + similar < 3.5) throw new Error("A score is wrong.");
    }
  };
}

/** @param {() => Promise<void>} work */
async function timed(work) {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

/** @param {number} ms */
const perItem = (ms) => Math.round((ms * 1e5) / count) / 100;
