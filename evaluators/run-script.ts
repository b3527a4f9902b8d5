import type { QuickJSContext, QuickJSHandle, QuickJSRuntime, QuickJSWASMModule } from "quickjs-emscripten-core";
import { maxDetailsLength, type ScriptAnswer, type ScriptTask, scriptLimits } from "./script-task";

/**
 * Stands before the script in its machine: takes chance away and answers what calls score() and tells its answer as JSON, with the
 * functions as they were before the script could change them.
 */
const prelude = `(() => {
  const { parse, stringify } = JSON;
  const { isArray } = Array;
  Math.random = () => { throw new Error("Math.random is not available: the same answer has to score the same each time") };
  const told = (value) => {
    const kind = value === null ? "null" : isArray(value) ? "list" : typeof value;
    if (kind === "string") return [kind, value.length > 2000 ? value.slice(0, 2000) + "…" : value];
    return [kind, kind === "number" || kind === "boolean" ? \`\${value}\` : ""];
  };
  return (score, sample) => {
    const value = score(parse(sample));
    const kind = told(value);
    if (kind[0] !== "object") return stringify({ value: kind });
    const { then, passed, reason, details } = value;
    const shown = details === undefined ? undefined : stringify(details);
    if (shown !== undefined && shown.length > ${maxDetailsLength}) throw new Error("the details are longer than ${maxDetailsLength} characters of JSON");
    const parts = { isPromise: typeof then === "function", score: told(value.score), passed: told(passed), reason: told(reason) };
    return stringify({ ...parts, details: shown === undefined ? undefined : parse(shown) });
  };
})()`;

let loading: Promise<QuickJSWASMModule> | undefined;

/** Loaded with the first script: most threads never run one. */
async function load(): Promise<QuickJSWASMModule> {
  const [{ newQuickJSWASMModuleFromVariant }, { default: variant }] = await Promise.all([
    import("quickjs-emscripten-core"),
    import("@jitl/quickjs-singlefile-mjs-release-sync"),
  ]);
  return newQuickJSWASMModuleFromVariant(variant);
}

/**
 * Runs a script in a JavaScript machine of its own, made for this one call: QuickJS in WebAssembly, which has no way out but what is
 * handed in. Throws an Error for a person: what the script threw with its place in the script, or the limit it passed.
 */
export async function runScript({ code, sample }: ScriptTask): Promise<ScriptAnswer> {
  loading ??= load();
  const machine = await loading;
  try {
    return runIn(machine, code, sample && JSON.stringify(sample));
  } catch (error) {
    if (error instanceof ScriptError) throw new Error(error.message);
    // A fault of the machine itself, such as a stack deeper than this thread's, leaves it broken
    loading = undefined;
    const deep = error instanceof RangeError;
    throw new Error(deep ? "The script nests or recurses too deeply." : `The script broke the machine it runs in: ${error}`);
  }
}

class ScriptError extends Error {}

function runIn(machine: QuickJSWASMModule, code: string, sample: string | undefined): ScriptAnswer {
  const runtime = machine.newRuntime();
  limit(runtime);
  const context = runtime.newContext({
    intrinsics: {
      ...{ BaseObjects: true, Eval: true, StringNormalize: true, RegExp: true, JSON: true, Proxy: true, MapSet: true },
      ...{ TypedArrays: true, Promise: true, BigInt: true, Date: false },
    },
  });
  const kept: QuickJSHandle[] = [];
  const evaluate = (text: string, name: string) =>
    keep(kept, unwrapped(context, context.evalCode(text, name, { type: "global" })));
  let answer: ScriptAnswer | ScriptError;
  try {
    const ask = evaluate(prelude, "prelude.js");
    evaluate(code, scriptName);
    const score = evaluate("typeof score === 'function' ? score : undefined", "prelude.js");
    if (context.typeof(score) !== "function") throw new ScriptError("The script defines no function named score.");
    answer = sample === undefined ? null : told(context, kept, { ask, score, sample });
  } catch (error) {
    if (!(error instanceof ScriptError)) throw error; // freeing what is broken would only fail again
    answer = error;
  }
  for (const handle of kept) handle.dispose();
  context.dispose();
  runtime.dispose();
  if (answer instanceof ScriptError) throw answer;
  return answer;
}

type Asked = { ask: QuickJSHandle; score: QuickJSHandle; sample: string };

function told(context: QuickJSContext, kept: QuickJSHandle[], { ask, score, sample }: Asked): ScriptAnswer {
  const given = keep(kept, context.newString(sample));
  const answer = keep(kept, unwrapped(context, context.callFunction(ask, context.undefined, score, given)));
  return JSON.parse(context.getString(answer));
}

function keep(kept: QuickJSHandle[], handle: QuickJSHandle): QuickJSHandle {
  kept.push(handle);
  return handle;
}

function limit(runtime: QuickJSRuntime): void {
  runtime.setMemoryLimit(scriptLimits.memoryBytes);
  runtime.setMaxStackSize(scriptLimits.stackBytes);
  const from = usedMs();
  runtime.setInterruptHandler(() => usedMs() - from > scriptLimits.timeMs);
}

/** The processor's time of this thread where Node tells it: on a busy machine a script is not to pay for its neighbours. */
function usedMs(): number {
  if (typeof process.threadCpuUsage !== "function") return performance.now();
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const scriptName = "script.js";

function unwrapped(context: QuickJSContext, result: ReturnType<QuickJSContext["evalCode"]>): QuickJSHandle {
  if (!result.error) return result.value;
  const thrown: unknown = context.dump(result.error);
  result.error.dispose();
  throw new ScriptError(wordsFor(thrown));
}

function wordsFor(thrown: unknown): string {
  if (typeof thrown !== "object" || thrown === null) return `The script threw ${short(String(thrown))}`;
  const { name, message, stack } = thrown as Record<string, unknown>; // safe: each is looked at before it is used
  if (typeof name !== "string" || typeof message !== "string") return `The script threw ${short(JSON.stringify(thrown) ?? "")}`;
  if (name === "InternalError" && message === "interrupted") return `The script ran longer than ${scriptLimits.timeMs} ms.`;
  if (name === "InternalError" && message === "out of memory")
    return `The script needed more than ${scriptLimits.memoryBytes / 1_048_576} MB of memory.`;
  return `${name}: ${short(message)}${placeIn(typeof stack === "string" ? stack : "")}`;
}

/** The innermost place that lies in the script itself. */
function placeIn(stack: string): string {
  const [, line, column] = /script\.js:(\d+)(?::(\d+))?/.exec(stack) ?? [];
  if (line === undefined) return "";
  return column === undefined ? ` (line ${line})` : ` (line ${line}, column ${column})`;
}

const short = (text: string): string => (text.length > 500 ? `${text.slice(0, 500).toWellFormed()}…` : text);
