import { describe, expect, test } from "vitest";
import { z } from "zod";
import { evaluators } from "@/evaluators";
import { optionControls } from "./option-controls";
import { readOptions } from "./read-options";
import { typedOptions } from "./typed-options";

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
      { path: "schema", message: "is not JSON", isBlank: false },
    ]);
  });

  test("takes a decimal comma, drops empty lines, and leaves out what is empty", () => {
    const { options } = read({ text: "x", threshold: "0,7", words: "a\n\n b \n", preset: "", criteria: "" });
    expect(options).toEqual({ ignoreCase: true, mode: "all", text: "x", threshold: 0.7, words: ["a", "b"], kinds: [] });
  });
});
