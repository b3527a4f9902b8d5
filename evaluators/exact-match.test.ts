import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { isolateHere } from "@/tests/isolate-here";
import { someTools } from "@/tests/some-tools";
import { exactMatch } from "./exact-match";

const tools = someTools({ isolate: isolateHere });
const score = (text: string, exact: string, options: object = {}) =>
  exactMatch.score(aSample(text, { exact }), exactMatch.options.parse(options), tools);

describe("exact-match", () => {
  // Expected values: from the definition; NFC and case folding are Unicode's.
  test.each([
    ["same", "Paris", "Paris", {}, 1],
    ["white space at the ends is left out by default", " Paris\n", "Paris", {}, 1],
    ["no-break spaces and byte order marks too", "\ufeff\u00a0Paris\u2003", "Paris", {}, 1],
    ["but counts when asked to", " Paris", "Paris", { trim: false }, 0],
    ["and then is equal to itself", " Paris\n", " Paris\n", { trim: false }, 1],
    ["case counts by default", "paris", "Paris", {}, 0],
    ["case can be ignored", "STRASSE", "Straße", { ignoreCase: true }, 1],
    ["a capital ẞ is one too", "STRAẞE", "Straße", { ignoreCase: true }, 1],
    ["Greek final sigma is a sigma", "ΟΔΟΣ", "οδος", { ignoreCase: true }, 1],
    ["Cyrillic has case as well", "МОСКВА", "москва", { ignoreCase: true }, 1],
    ["ligatures fold", "ﬁn", "FIN", { ignoreCase: true }, 1],
    ["the dotless ı is no i by Unicode's default folding", "ısı", "isi", { ignoreCase: true }, 0],
    ["inner white space counts by default", "New  York", "New York", {}, 0],
    ["inner white space can be collapsed", "New \n York", "New York", { collapseSpace: true }, 1],
    ["collapsed, a space is still no nothing", "NewYork", "New York", { collapseSpace: true }, 0],
    ["é composed and decomposed are the same text", "cafe\u0301", "caf\u00e9", {}, 1],
    ["Hangul composed and decomposed too", "\u1112\u1161\u11ab", "한", {}, 1],
    ["the order of combining marks is Unicode's", "q\u0307\u0323", "q\u0323\u0307", {}, 1],
    ["compatibility characters stay apart", "①", "1", {}, 0],
    ["an emoji with another skin tone is another text", "👍🏽", "👍🏻", {}, 0],
    ["a zero-width space counts", "Pa\u200bris", "Paris", {}, 0],
    ["line ends count", "a\r\nb", "a\nb", {}, 0],
    ["an empty expectation is one", "", "", {}, 1],
    ["which a blank output meets", " \n", "", {}, 1],
    ["and another does not", "x", "", {}, 0],
    ["a longer text is another text", "Paris.", "Paris", {}, 0],
    ["JSON is text here", '{"a":1,"b":2}', '{"b":2,"a":1}', {}, 0],
    ["a megabyte", `${"x".repeat(1_000_000)}y`, `${"x".repeat(1_000_000)}y`, {}, 1],
    ["a megabyte but for its end", `${"x".repeat(1_000_000)}y`, `${"x".repeat(1_000_000)}z`, {}, 0],
    ["nothing in the expectation is a pattern", "abc", ".*", {}, 0],
  ])("%s", async (_name, text, exact, options, wanted) => {
    expect(await score(text, exact, options)).toMatchObject({ score: wanted, passed: wanted === 1 });
  });

  test("a case without exact text is not asked", () => {
    expect(exactMatch.score(aSample("Paris"), exactMatch.options.parse({}), tools)).toHaveProperty("skipped");
  });

  test("the reason quotes both texts, cut to one line", () => {
    const result = score(`${"x".repeat(1000)}\n`, "Paris");
    expect(result).toHaveProperty("reason", `Expected “Paris”, got “${"x".repeat(120)}…”.`);
  });
});
