import { z } from "zod";
import { defineEvaluator, type Score } from "./evaluator";
import { maxScriptLength, type ScriptAnswer, type ScriptTask, scriptLimits, type Told } from "./script-task";

/** Sums such as 0.1 + 0.2 may miss the end of the scale by less than this. */
const tolerance = 1e-9;

export const script = defineEvaluator({
  type: "script",
  version: 1,
  group: "own",
  about: "A JavaScript function of yours scores the output.",
  definition:
    "The script defines score({ input, messages, output, expected, case, latencyMs, usage, costUsd }); output.text is the answer. It returns a number from 0 to 1, true (1) or false (0), or { score, passed, reason, details }, of which only the score must be there. Without `passed` it passes from the threshold on. It runs in QuickJS, anew for each answer: 250 ms, 32 MB, no network, no clock (no Date), no chance (Math.random throws), no promises.",
  examples: [
    {
      options: { code: "function score({ output }) {\n  return output.text.endsWith('.');\n}" },
      output: "Your order left on Monday.",
      ...{ score: 1, passed: true },
    },
    {
      options: {
        code: "const score = ({ output, expected }) => {\n  const found = expected.keywords.filter((word) => output.text.includes(word));\n  return { score: found.length / expected.keywords.length, reason: 'Found ' + found.join(', ') + '.' };\n};",
        threshold: 0.75,
      },
      output: "Bring the receipt.",
      expected: { keywords: ["receipt", "30 days"] },
      ...{ score: 0.5, passed: false },
    },
  ],
  options: z.strictObject({
    code: z
      .string()
      .min(1)
      .max(maxScriptLength)
      .describe("JavaScript that defines function score({ input, messages, output, expected, case, latencyMs, usage, costUsd })"),
    threshold: z
      .number()
      .min(0)
      .max(1)
      .default(0.5)
      .describe("Passes from this score on, where the script does not say `passed`"),
  }),

  async check({ code }, { isolate }) {
    await run({ code }, isolate);
  },

  async score(sample, { code, threshold }, { isolate }) {
    return scoreOf(await run({ code, sample }, isolate), threshold);
  },
});

type Isolate = <T>(task: string, input: unknown, limits?: { timeoutMs: number }) => Promise<T>;

async function run(task: ScriptTask, isolate: Isolate): Promise<ScriptAnswer> {
  try {
    return await isolate<ScriptAnswer>("script", task, { timeoutMs: scriptLimits.threadMs });
  } catch (error) {
    // Long work inside one built-in function is out of reach of the machine's own limit
    if (error instanceof Error && error.name === "ThreadEnded") throw new Error(`The script was stopped: ${error.message}`);
    throw error;
  }
}

const wanted = "a number from 0 to 1, true, false or { score, passed, reason, details }";

function scoreOf(answer: ScriptAnswer, threshold: number): Score {
  if (answer === null) throw new Error("The script was not asked.");
  if ("value" in answer) {
    const [kind, text] = answer.value;
    if (kind === "boolean")
      return { score: text === "true" ? 1 : 0, passed: text === "true", reason: `The script says ${text}.` };
    const score = onScale(answer.value, `score() has to return ${wanted}; it returned`);
    return { score, passed: score >= threshold, reason: `The script scored ${shown(score)}.` };
  }
  if (answer.isPromise) throw new Error("score() returned a promise: it has to answer at once, without async and await.");
  const score = onScale(answer.score, `score() returned an object whose score has to be a number from 0 to 1, not`);
  const passed = oneOf(answer.passed, "passed", "boolean", "true or false");
  const reason = oneOf(answer.reason, "reason", "string", "a text");
  return {
    score,
    passed: passed === undefined ? score >= threshold : passed === "true",
    reason: reason || `The script scored ${shown(score)}.`,
    ...(answer.details === undefined ? {} : { details: answer.details }),
  };
}

function onScale([kind, text]: Told, problem: string): number {
  const score = kind === "number" ? Number(text) : Number.NaN;
  if (score >= -tolerance && score <= 1 + tolerance) return Math.min(1, Math.max(0, score));
  throw new Error(`${problem} ${nameOf([kind, text])}.`);
}

function oneOf([kind, text]: Told, field: string, expected: string, words: string): string | undefined {
  if (kind === "undefined") return undefined;
  if (kind === expected) return text;
  throw new Error(`score() returned an object whose ${field} has to be ${words}, not ${nameOf([kind, text])}.`);
}

const nameOf = ([kind, text]: Told): string => {
  if (kind === "string") return `the text “${text.length > 80 ? `${text.slice(0, 80)}…` : text}”`;
  if (kind === "number") return text;
  if (kind === "object") return "an object";
  return kind === "undefined" || kind === "null" ? kind : `a ${kind}`;
};

const shown = (score: number) => String(Math.round(score * 1_000) / 1_000);
