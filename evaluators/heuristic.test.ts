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

  const plain = "The cat sat on the mat. The dog ran to the door. We saw them both and went home to eat.";
  const hard =
    "Notwithstanding administrative considerations, organisational responsibilities necessitate comprehensive documentation of individual accountability, particularly regarding intergovernmental communication and international cooperation initiatives throughout participating jurisdictions worldwide.";

  // Expected from the definitions: lengths in code points or words, Flesch's and Kincaid's formulas, Luhn, ISO 13616, n-grams counted by hand.
  test.each<[string, string, object, 0 | 1 | "skipped"]>([
    ["reading ease of plain words", plain, { minReadingEase: 90 }, 1],
    ["reading ease of hard words", hard, { minReadingEase: 0 }, 0],
    ["grade of plain words", plain, { maxGrade: 3 }, 1],
    ["grade of hard words", hard, { maxGrade: 16 }, 0],
    ["readability of few words is not asked", "The cat sat.", { maxGrade: 1 }, "skipped"],
    [
      "readability of German is not asked",
      "Ihre Rückerstattung kommt innerhalb von fünf Tagen. ".repeat(5),
      { maxGrade: 1 },
      "skipped",
    ],
    ["an empty text", "", { notEmpty: true }, 0],
    ["a text of white space only", "\u00a0\n\t", { notEmpty: true }, 0],
    ["least length, reached", "abc", { minLength: 3 }, 1],
    ["least length, missed", "ab", { minLength: 3 }, 0],
    ["a combining mark is a code point", "e\u0301", { maxLength: 1 }, 0],
    ["line breaks are characters", "a\nb", { maxLength: 3 }, 1],
    ["words with apostrophes and hyphens are one", "well-known don't", { maxLength: 2, lengthUnit: "words" }, 1],
    ["forbidden: é in NFC and NFD", "Un cafe\u0301", { forbiddenWords: ["café"] }, 0],
    ["forbidden: ß and ss", "GROSSE Auswahl", { forbiddenWords: ["große"] }, 0],
    ["forbidden: a phrase", "no refund today", { forbiddenWords: ["no refund"] }, 0],
    ["refusal with a curly apostrophe and a line break", "I can’t\nhelp with that", { noRefusal: true }, 0],
    ["language: Greek", "Η παραγγελία σας θα φτάσει αύριο το πρωί.", { language: "el" }, 1],
    ["e-mail", "a+b@mail.example.org", { noPii: ["email"] }, 0],
    ["phone", "+44 20 7946 0958", { noPii: ["phone"] }, 0],
    ["a card that Luhn accepts", "4111 1111 1111 1111", { noPii: ["card"] }, 0],
    ["a card that Luhn refuses", "4111 1111 1111 1112", { noPii: ["card"] }, 1],
    ["an IBAN with remainder 1", "GB82 WEST 1234 5698 7654 32", { noPii: ["iban"] }, 0],
    ["an IBAN with another remainder", "GB82 WEST 1234 5698 7654 33", { noPii: ["iban"] }, 1],
    ["repetition: 3 of 5 pairs stood before", "a b a b a b", { maxRepeatedShare: 0.6, repeatedWords: 2 }, 1],
    ["repetition: above the share", "a b a b a b", { maxRepeatedShare: 0.59, repeatedWords: 2 }, 0],
  ])("%s", async (_name, text, options, wanted) => {
    const result = await score(text, alone(options));
    if (wanted === "skipped") expect(result).toHaveProperty("skipped");
    else expect(result).toMatchObject({ score: wanted, passed: wanted === 1 });
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
