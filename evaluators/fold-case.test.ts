import { describe, expect, test } from "vitest";
import { foldCase } from "./fold-case";

describe("foldCase", () => {
  // Expected values: Python 3.11, unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()), or the same letters.
  test.each([
    ["Straße", "strasse"],
    ["STRAẞE", "strasse"],
    ["ΟΔΟΣ", "οδοσ"],
    ["οδος", "οδοσ"],
    ["ısı", "ısı"],
    ["IŞIK", "işik"],
    ["İzmir", "i\u0307zmir"],
    ["ﬁn", "fin"],
    ["ſ", "s"],
    ["\u212a", "k"],
    ["\u212b", "\u00e5"],
    ["ŉ", "ʼn"],
    ["ǅ", "ǆ"],
    ["ᾳ", "αι"],
    ["µ", "μ"],
    ["ϐϑ", "βθ"],
    ["CAFE\u0301", "caf\u00e9"],
    ["ǰ", "ǰ"],
    ["日本", "日本"],
    ["👍🏽", "👍🏽"],
    ["", ""],
  ])("%s → %s", (text, wanted) => {
    expect(foldCase(text)).toBe(wanted);
  });

  // JavaScript's own case-insensitive matching uses Unicode's simple folding: what it takes for the same must be the same here.
  test("letters that differ only in case are the same, every one of them", () => {
    const missed: string[] = [];
    for (let code = 0; code < 0x20000; code++) {
      const letter = String.fromCodePoint(code);
      if (!/\p{Changes_When_Casemapped}/u.test(letter)) continue;
      for (const other of [letter.toLowerCase(), letter.toUpperCase()]) {
        const isSame = new RegExp(`^${other}$`, "iu").test(letter);
        if (isSame !== (foldCase(letter) === foldCase(other)) && [...other].length === 1) missed.push(`${letter} ${other}`);
      }
    }
    expect(missed).toEqual([]);
  });
});
