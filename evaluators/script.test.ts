import { beforeAll, describe, expect, test, vi } from "vitest";
import { isolate } from "@/lib/isolation/isolate";
import { aSample } from "@/tests/a-sample";
import { bundleThreads } from "@/tests/bundle-threads";
import { someTools } from "@/tests/some-tools";
import type { Sample } from "./evaluator";
import { script } from "./script";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 }); // threads are slow to start on a busy machine
beforeAll(bundleThreads);

const tools = someTools({ isolate });
const run = async (code: string, sample: Sample = aSample("an answer")) => script.score(sample, { code, threshold: 0.5 }, tools);
/** What stands in score() returns. */
const returning = (expression: string) => `function score({ input, messages, output, expected }) { return ${expression} }`;
const check = async (code: string) =>
  script.check?.({ code, threshold: 0.5 }, { ...tools, requireProvider: () => {}, requireWebhook: async () => {} });

describe("what score() returns", () => {
  test.each([
    ["1", { score: 1, passed: true }],
    ["0", { score: 0, passed: false }],
    ["0.5", { score: 0.5, passed: true, reason: "The script scored 0.5." }],
    ["0.25 + 0.2", { score: 0.45, passed: false }],
    ["0.1 + 0.2 + 0.7000000000000001", { score: 1, passed: true }],
    ["-0", { score: 0, passed: false }],
    ["true", { score: 1, passed: true, reason: "The script says true." }],
    ["false", { score: 0, passed: false }],
    ["{ score: 0.2 }", { score: 0.2, passed: false }],
    ["{ score: 0.2, passed: true, reason: 'Fine.' }", { score: 0.2, passed: true, reason: "Fine." }],
    ["{ score: 1, passed: false, reason: '' }", { score: 1, passed: false, reason: "The script scored 1." }],
    ["{ score: 1, details: { a: [1, null, 'é'] } }", { score: 1, details: { a: [1, null, "é"] } }],
    ["Object.assign(Object.create(null), { score: 1 })", { score: 1 }],
    ["output.text === 'an answer'", { score: 1 }],
    ["output.text.normalize('NFC').length / 10", { score: 0.9 }],
    ["messages[0].role === 'user' && input.question.length > 3", { score: 1 }],
    ["expected.keywords === undefined", { score: 1 }],
    ["/(?<=an )answer/u.test(output.text)", { score: 1 }],
  ])("%s", async (expression, wanted) => {
    expect(await run(returning(expression))).toMatchObject(wanted);
  });

  test("the sample reaches it as it is", async () => {
    const sample = aSample("“é́”\u2028\n", { keywords: ["a"] }, { latencyMs: 7, costUsd: null, input: { __proto__x: [1] } });
    const scored = await run("const score = (sample) => ({ score: 1, details: sample })", sample);
    expect(scored).toMatchObject({ details: JSON.parse(JSON.stringify(sample)) });
  });
});

describe("what is no score is an error that says so", () => {
  test.each([
    ["2", "returned 2."],
    ["-0.1", "returned -0.1."],
    ["NaN", "returned NaN."],
    ["Infinity", "returned Infinity."],
    ["'1'", "returned the text “1”."],
    ["undefined", "returned undefined."],
    ["null", "returned null."],
    ["1n", "returned a bigint."],
    ["Symbol('x')", "returned a symbol."],
    ["() => 1", "returned a function."],
    ["[1]", "returned a list."],
    ["{}", "score has to be a number from 0 to 1, not undefined."],
    ["{ score: '1' }", "score has to be a number from 0 to 1, not the text “1”."],
    ["{ score: 1, passed: 1 }", "passed has to be true or false, not 1."],
    ["{ score: 1, reason: {} }", "reason has to be a text, not an object."],
    ["Promise.resolve(1)", "score() returned a promise"],
    ["{ score: 1, details: 'x'.repeat(20000) }", "the details are longer than 10000 characters"],
    ["Math.random()", "Math.random is not available"],
    ["Date.now()", "'Date' is not defined (line 1"],
    ["performance.now()", "'performance' is not defined"],
    ["fetch('https://example.com')", "'fetch' is not defined"],
    ["require('fs')", "'require' is not defined"],
    ["process.env", "'process' is not defined"],
  ])("%s", async (expression, message) => {
    await expect(run(returning(expression))).rejects.toThrow(message);
  });

  test("an error has its line and column in the script", async () => {
    const code = "function helper(text) {\n  return text.nope.length;\n}\nconst score = ({ output }) => helper(output.text);";
    await expect(run(code)).rejects.toThrow("TypeError: cannot read property 'length' of undefined (line 2, column 19)");
    await expect(run("const score = () => { throw 'a text' }")).rejects.toThrow("The script threw a text");
    await expect(run("const score = () => { throw { code: 1 } }")).rejects.toThrow('The script threw {"code":1}');
  });

  test("a text that is no script is found before anything is scored, with its line", async () => {
    await expect(check("function score() {\n  let x = ;\n}")).rejects.toThrow(/^SyntaxError: .* \(line 2, column \d+\)$/);
    await expect(check("const points = 1;")).rejects.toThrow("The script defines no function named score.");
    await expect(check("for(;;);")).rejects.toThrow("The script ran longer than 250 ms.");
    await expect(check("import fs from 'fs'; function score() {}")).rejects.toThrow("SyntaxError");
    await expect(check("function score() { return 1 }")).resolves.toBeUndefined();
  });
});

describe("a script cannot hold up or change what comes after it", () => {
  const tooLong = /ran longer than 250 ms|Stopped after 450 ms/;
  test.each([
    ["a loop", "for(;;);", tooLong],
    ["a loop that catches what ends it", "for(;;) { try { for(;;); } catch {} }", tooLong],
    ["a pattern that backtracks", "return /^(a+)+$/.test('a'.repeat(40) + 'b')", tooLong],
    ["a built-in function that does not end", "[].indexOf.call({ length: 2 ** 53 - 1 }, 1)", tooLong],
    ["a text that doubles", "let a = 'x'; for(;;) a += a", "string too long"],
    [
      "lists without end",
      "const a = []; for(;;) a.push(new Uint8Array(100000))",
      /more than 32 MB|longer than 250 ms|Stopped after/,
    ],
    ["a text too large for it", "const a = 'x'.repeat(4e7)", "more than 32 MB"],
    ["a big buffer", "new ArrayBuffer(2 ** 31)", /more than 32 MB|invalid array buffer/i],
    ["recursion", "const f = () => f() + 1; f()", "stack overflow (line 1"],
    ["JSON nested deep", "JSON.parse('['.repeat(1e6))", /too deeply|stack overflow/],
    ["source nested deep", "eval('('.repeat(1e5))", /too deeply|stack overflow/],
    ["a getter that calls itself", "const o = { get a() { return o.a } }; o.a", "stack overflow"],
    ["an answer whose parts do not end", "return { get score() { for(;;); } }", tooLong],
    ["an error whose parts do not end", "throw { get message() { for(;;); } }", /./],
    ["a huge answer", "return { score: 1, reason: 'x'.repeat(1e7), details: 'x'.repeat(1e7) }", "longer than 10000"],
    ["a lock nobody opens", "Atomics.wait(new Int32Array(new SharedArrayBuffer(8)), 0, 0)", /./],
    ["a huge number", "return 7n ** (7n ** 9n) > 1n", /./],
  ])("%s", async (_name, body, message) => {
    await expect(run(`function score() { ${body} }`)).rejects.toThrow(message);
    expect(await run(returning("1"))).toMatchObject({ score: 1 });
  });

  test("nothing of one call is left for the next", async () => {
    const code = `globalThis.n = (globalThis.n ?? 0) + 1; Array.prototype.mark = 1; JSON.stringify = () => '{}'; Object.prototype.score = 1;
      const score = () => (globalThis.n === 1 && Object.keys([].mark === 1 ? {} : []).length === 0 ? 1 : 0);`;
    for (let i = 0; i < 5; i++) expect(await run(code)).toMatchObject({ score: 1 });
    expect(await run(returning("[].mark === undefined && ({}).score === undefined"))).toMatchObject({ score: 1 });
  });

  test("the machine has no way to its host", async () => {
    const names =
      "['process','require','fetch','WebAssembly','setTimeout','queueMicrotask','console','Date','performance','std','os','Worker']";
    expect(await run(returning(`${names}.every((name) => !(name in globalThis))`))).toMatchObject({ score: 1 });
    const reach = "(() => {}).constructor.constructor('return typeof process + typeof require')() === 'undefinedundefined'";
    expect(await run(returning(reach))).toMatchObject({ score: 1 });
    await expect(run("const score = () => { import('node:fs'); return { score: 1 } }")).resolves.toMatchObject({ score: 1 });
  });
});
