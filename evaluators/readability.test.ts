import { describe, expect, test } from "vitest";
import { readability } from "./readability";

describe("readability", () => {
  // Words, sentences and syllables counted by hand, syllables as the CMU Pronouncing Dictionary has them; the formulas of Flesch and Kincaid.
  test.each<[string, number, number, number]>([
    ["The cat sat on the mat.", 6, 1, 6],
    ["The cat sat. The dog ran.", 6, 2, 6],
    ["The cat sat on the mat", 6, 1, 6],
    ["Stop!", 1, 1, 1],
    ["Your parcel comes tomorrow.", 4, 1, 7],
    ["Why? Because people like chocolate.", 5, 2, 9],
    ["He said “go.” She went.", 5, 2, 5],
    ["It costs 3.5 dollars.", 5, 1, 6],
    ["Wait... what?", 2, 2, 2],
    ["One line\nanother line\n\n- a third", 6, 3, 8],
    ["Really?! Yes.", 2, 2, 3],
    ["… and so on.", 3, 1, 3],
    ["We don't know.", 3, 1, 3],
    ["A well-known table", 3, 1, 5],
    ["COMPUTER", 1, 1, 3],
    ["computer", 1, 1, 3],
    ["Un café.", 2, 1, 3],
    ["Un cafe\u0301.", 2, 1, 3],
    ["Business is readable.", 3, 1, 6],
    ["In 2026 we ran.", 4, 1, 4],
    ["Queue. Table.", 2, 2, 3],
    ["The cat sat on the mat. ".repeat(5_000), 30_000, 5_000, 30_000],
  ])("%j", (text, words, sentences, syllables) => {
    expect(readability(text)).toEqual({
      words,
      readingEase: expect.closeTo(206.835 - (1.015 * words) / sentences - (84.6 * syllables) / words, 9),
      grade: expect.closeTo((0.39 * words) / sentences + (11.8 * syllables) / words - 15.59, 9),
    });
  });

  test.each(["", " \n", "…!?", "👍"])("%j has no words", (text) => {
    expect(readability(text)).toBeNull();
  });
});
