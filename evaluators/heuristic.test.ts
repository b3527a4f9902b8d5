import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import type { Output } from "./evaluator";
import { heuristic } from "./heuristic";
import { type ChecksTask, runChecks } from "./run-checks";

const score = (text: string, options: object, out: Partial<Output> = {}) =>
  heuristic.score(aSample(text, {}, { out }), heuristic.options.parse(options), someTools());
const alone = (options: object) => ({ notEmpty: false, ...options });

describe("heuristic", () => {
  test("the score is the share of the checks that are on and passed, each listed", () => {
    const options = { minLength: 3, maxLength: 5, lengthUnit: "words", forbiddenWords: ["cheap"], noPii: ["email", "iban"] };
    expect(score("Cheap offers from shop@example.com for you all", options)).toEqual({
      score: 3 / 6,
      passed: false,
      reason: "9 words, at most 5 wanted. Forbidden: cheap. Contains e-mail address (1).",
      details: {
        checks: [
          { check: "not-empty", passed: true, note: "Not empty." },
          { check: "min-length", passed: true, note: "9 words, at least 3 wanted." },
          { check: "max-length", passed: false, note: "9 words, at most 5 wanted." },
          { check: "forbidden-words", passed: false, note: "Forbidden: cheap." },
          { check: "no-email", passed: false, note: "Contains e-mail address (1)." },
          { check: "no-iban", passed: true, note: "No IBAN." },
        ],
      },
    });
  });

  test("by default only emptiness is checked", () => {
    expect(score("x", {})).toMatchObject({ score: 1, passed: true, details: { checks: [{ check: "not-empty" }] } });
    expect(score(" \n", {})).toMatchObject({ score: 0, passed: false });
  });

  test("characters are counted as people see code points", () => {
    expect(score("👍👍", alone({ maxLength: 2 }))).toMatchObject({ score: 1 });
    expect(score("👍👍👍", alone({ maxLength: 2 }))).toMatchObject({ score: 0 });
  });

  test("a forbidden word is a whole word in any case", () => {
    expect(score("Sure, GUARANTEED", alone({ forbiddenWords: ["guarantee"] }))).toMatchObject({ score: 1 });
    expect(score("We Guarantee it", alone({ forbiddenWords: ["guarantee"] }))).toMatchObject({ score: 0 });
  });

  test.each([
    ["I’m sorry, but I can’t help with that.", {}, 0],
    ["As an AI language model, I have no view.", {}, 0],
    ["You can help with that by mailing us.", {}, 1],
    ["Das darf ich nicht.", { refusalPhrases: ["darf ich nicht"] }, 0],
  ])("refusal: %s", (text, more, wanted) => {
    expect(score(text, alone({ noRefusal: true, ...more }))).toMatchObject({ score: wanted });
  });

  test("a refusal the provider names counts too", () => {
    expect(score("", alone({ noRefusal: true }), { refusal: "policy" })).toMatchObject({ score: 0 });
  });

  test.each([
    ["Your refund will arrive within five working days.", "en", 1],
    ["Ihre Rückerstattung kommt innerhalb von fünf Tagen.", "de", 1],
    ["Votre remboursement arrivera dans cinq jours.", "de", 0],
    ["返金は5日以内に届きます", "ja", 1],
  ])("language of “%s” as %s: %d", (text, language, wanted) => {
    expect(score(text, alone({ language }))).toMatchObject({ score: wanted });
  });

  test("too little text to tell the language is not asked", () => {
    expect(score("Bonjour", alone({ language: "en" }))).toHaveProperty("skipped");
    expect(score("ok", { language: "de" })).toMatchObject({ score: 1, details: { checks: [{ check: "not-empty" }] } });
  });

  test("personal data is not repeated in what is stored", () => {
    const result = score("ada@example.com 4111 1111 1111 1111", { noPii: ["email", "card"] });
    expect(JSON.stringify(result)).not.toMatch(/ada|4111/);
  });

  test("repetition above the share fails", () => {
    expect(score("buy now buy now buy now buy now", alone({ maxRepeatedShare: 0.5, repeatedWords: 2 }))).toMatchObject({
      score: 0,
    });
    expect(score("every word here differs", alone({ maxRepeatedShare: 0.5, repeatedWords: 2 }))).toMatchObject({ score: 1 });
  });

  test("a long text is checked in a thread", async () => {
    const tasks: string[] = [];
    const isolate = <T>(task: string, input: unknown) => {
      tasks.push(task);
      return Promise.resolve(runChecks(input as ChecksTask) as T); // safe: the task this test expects
    };
    const options = heuristic.options.parse({ maxLength: 10 });
    const result = await heuristic.score(aSample("x".repeat(200_000)), options, someTools({ isolate }));
    expect(result).toMatchObject({ score: 0.5 });
    expect(tasks).toEqual(["heuristic"]);
  });

  test.each([{ notEmpty: false }, { minLength: 5, maxLength: 4 }, { language: "xx" }, { noPii: ["passport"] }, { unknown: 1 }])(
    "options %o are refused",
    (options) => {
      expect(heuristic.options.safeParse(options).success).toBe(false);
    },
  );
});
