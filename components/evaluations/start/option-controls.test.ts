import { describe, expect, test } from "vitest";
import { z } from "zod";
import { evaluators } from "@/evaluators";
import { optionControls } from "./option-controls";
import { readOptions } from "./read-options";
import { type TypedOptions, typedOptions } from "./typed-options";

const controlsOf = (schema: z.ZodType) => optionControls(z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }));
const catalogue = Object.values(evaluators).map(({ type, options }) => ({ type, options, controls: controlsOf(options) }));

const some = controlsOf(
  z.strictObject({
    ignoreCase: z.boolean().default(true).describe("Fold case"),
    mode: z.enum(["all", "any"]).default("all"),
    preset: z.enum(["a", "b"]).optional(),
    text: z.string().max(200),
    criteria: z.string().max(8_000).optional(),
    threshold: z.number().default(0.5),
    words: z.array(z.string()).default([]),
    kinds: z.array(z.enum(["phone", "iban"])).default([]),
    schema: z.record(z.string(), z.json()).optional(),
  }),
);

describe("optionControls", () => {
  test("asks for each kind of option by the control that fits, and for the rest as JSON", () => {
    const kinds = Object.fromEntries(some.map(({ name, kind }) => [name, kind]));
    expect(kinds).toEqual({
      ...{ ignoreCase: "boolean", mode: "choice", preset: "choice", text: "text", criteria: "longText" },
      ...{ threshold: "number", words: "lines", kinds: "choices", schema: "json" },
    });
  });

  test("names it in words, with its hint, its default, and whether it must be given", () => {
    expect(some[0]).toEqual({
      ...{ name: "ignoreCase", label: "Ignore case", hint: "Fold case", required: false, kind: "boolean", initial: true },
    });
    expect(some.filter(({ required }) => required).map(({ name }) => name)).toEqual(["text"]);
  });

  test.each(catalogue)("$type: its defaults, sent as they stand, are what it takes by itself", ({ options, controls }) => {
    const read = readOptions(controls, typedOptions(controls));
    const missing = read.faults.map(({ path }) => path);
    const given = Object.fromEntries(missing.map((name) => [name, "x"]));
    const alone = options.safeParse(given);
    const sent = options.safeParse({ ...read.options, ...given });
    expect(sent).toEqual(alone);
  });

  test("brings options into the controls and back as they were", () => {
    const options = {
      ...{ ignoreCase: false, mode: "any", preset: "b", text: "yes", criteria: "be kind", threshold: 0.25 },
      ...{ words: ["a b", "c"], kinds: ["iban"], schema: { type: "object" } },
    };
    expect(readOptions(some, typedOptions(some, options))).toEqual({ options, faults: [] });
  });
});

describe("readOptions", () => {
  const read = (typed: Record<string, string | boolean | string[]>) => readOptions(some, { ...typedOptions(some), ...typed });

  test("says at which option something cannot be read, and apart from it what is still empty", () => {
    expect(read({ threshold: "half", schema: "{", text: " " }).faults).toEqual([
      { path: "text", message: "is required", isBlank: true },
      { path: "threshold", message: "is not a number", isBlank: false },
      { path: "schema", message: expect.stringMatching(/^is not JSON: ./), isBlank: false },
    ]);
  });

  test("takes a decimal comma, drops empty lines, and leaves out what is empty", () => {
    const { options } = read({ text: "x", threshold: "0,7", words: "a\n\n b \n", preset: "", criteria: "" });
    expect(options).toEqual({ ignoreCase: true, mode: "all", text: "x", threshold: 0.7, words: ["a", "b"], kinds: [] });
  });
});

const nested = z.strictObject({
  model: z.strictObject({ name: z.string(), temperature: z.number().optional() }).optional(),
  choices: z.array(z.strictObject({ label: z.string(), score: z.number() })).optional(),
  limits: z.strictObject({ least: z.number().default(1) }).default({ least: 1 }),
  ngram: z.literal([1, 2]).default(1),
  level: z.union([z.literal("low"), z.literal("high")]).optional(),
  votes: z.number().nullable().default(null),
  marks: z.array(z.number()).min(1).optional(),
  labels: z.array(z.string()).min(2).optional(),
  words: z.array(z.string()).default(["a"]),
  weights: z.record(z.string(), z.number()).optional(),
  either: z.union([z.string(), z.array(z.string())]).optional(),
  tree: z.json().optional(),
});

describe("options inside options", () => {
  const controls = controlsOf(nested);
  const read = (typed: TypedOptions) => readOptions(controls, { ...typedOptions(controls), ...typed });

  test("are asked by groups and rows, and what has no fixed fields as JSON", () => {
    expect(Object.fromEntries(controls.map(({ name, kind }) => [name, kind]))).toEqual({
      ...{ model: "group", choices: "rows", limits: "group", ngram: "choice", level: "choice", votes: "number" },
      ...{ marks: "numbers", labels: "lines", words: "lines", weights: "json", either: "json", tree: "json" },
    });
  });

  test("are left out untouched, so that the evaluator takes its own defaults", () => {
    const { options, faults } = read({});
    expect([options, faults]).toEqual([{ limits: { least: 1 }, ngram: 1, words: ["a"] }, []]);
    expect(nested.parse(options)).toEqual(nested.parse({}));
    expect(read({ words: "" }).options.words).toEqual([]); // the default is another
  });

  test("come back as they were", () => {
    const options = {
      ...{ model: { name: "m", temperature: 0.5 }, choices: [{ label: "good", score: 1 }], limits: { least: 2 }, ngram: 2 },
      ...{ level: "low", votes: 3, marks: [1, 0.5], labels: ["x", "y"], words: [], weights: { total: 2 }, tree: [{ a: null }] },
      either: ["a"],
    };
    const read = readOptions(controls, typedOptions(controls, options));
    expect(read).toEqual({ options, faults: [] });
    expect(nested.parse(read.options)).toEqual(options);
  });

  test("say where something is missing or cannot be read, by its path in the body", () => {
    const faults = read({
      model: { name: "", temperature: "warm" },
      choices: [
        { label: "good", score: "1" },
        { label: " ", score: "x" },
      ],
      marks: "1\n\nten",
    }).faults.map(({ path, message, isBlank }) => [path, message, isBlank]);
    expect(faults).toEqual([
      ["model.name", "is required", true],
      ["model.temperature", "is not a number", false],
      ["choices.1.label", "is required", true],
      ["choices.1.score", "is not a number", false],
      ["marks", "line 3 is not a number", false],
    ]);
  });
});
