import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { bleu } from "./bleu";
import { type BleuTask, countBleu } from "./count-bleu";

const score = (text: string, reference: string, options: object = {}, tools = someTools()) =>
  bleu.score(aSample(text, { reference }), bleu.options.parse(options), tools);

const hypothesis = "Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;";
const reference = "producţia de zahăr brut se exprimă în zahăr alb;";

describe("bleu", () => {
  // Expected values: sacreBLEU 2.6.0, BLEU(effective_order=True).sentence_score ÷ 100; those of `hypothesis` are in its own tests.
  test.each<[string, string, object, number]>([
    ["The dog bit the man.", "The dog had bit the man.", {}, 0.511507812],
    ["It wasn't surprising.", "No one was surprised.", {}, 0.124402347],
    ["The man had just bitten him.", "The man had bitten the dog.", {}, 0.277761903],
    ["am I am a character sequence", "I am a symbol string sequence a a", {}, 0.232634727],
    ["am I am a character sequence", "I am a symbol string sequence a a", { smoothing: "floor" }, 0.155572218],
    ["am I am a character sequence", "I am a symbol string sequence a a", { smoothing: "none" }, 0.0],
    ["test", "a test", {}, 0.367879441],
    ["a test", "a test", {}, 1.0],
    ["a little test", "a test", {}, 0.346680637],
    ["a little test", "a test", { smoothing: "add-k" }, 0.577350269],
    ["test", "test", { smoothing: "add-k" }, 1.0],
    ["", "a test", {}, 0.0],
    ["a test", "", {}, 0.0],
    ["", "", {}, 0.0],
    ["okay thanks", "this is a cat", {}, 0.0],
    ["The price is $1,234.50 (net).", "The price is $1,234.50, net.", {}, 0.485491772],
    ["Tom &amp; Jerry &lt;3", "Tom & Jerry <3", {}, 1.0],
    ["line one\nline two", "line one line two", {}, 1.0],
    ["well-\nknown", "well known", {}, 0.0],
    ["1990-1995, 3-4% of U.S. output", "1990-1995, 3-4 % of U.S. output", {}, 1.0],
    ["in 1990-1995", "in 1990 - 1995", {}, 1],
    ["THE CAT SAT ON THE MAT", "the cat sat on the mat", {}, 0.0],
    ["THE CAT SAT ON THE MAT", "the cat sat on the mat", { ignoreCase: true }, 1.0],
    ["the the the the the the the", "the cat is on the mat", {}, 0.078098498],
    ["我喜歡吃蘋果。", "我很喜歡吃蘋果。", {}, 0.0],
    ["我喜歡吃蘋果。", "我很喜歡吃蘋果。", { tokeniser: "char" }, 0.728954518],
    ["我喜歡吃蘋果。", "我很喜歡吃蘋果。", { tokeniser: "intl" }, 0.5],
    ["“Hallo”, sagte er – und ging…", "„Hallo“, sagte er – und ging…", { tokeniser: "intl" }, 0.680374933],
    ["🎉 done 🎉🎉 now", "🎉 done 🎉 now", {}, 0.353553391],
    ["🎉 done 🎉🎉 now", "🎉 done 🎉 now", { tokeniser: "intl" }, 0.472870805],
    ["a  b\tc d\u00a0e", "a b c d e", { tokeniser: "none" }, 1.0],
    ["w ".repeat(500), "w ".repeat(400), {}, 0.799397059],
    [hypothesis, reference, {}, 0.084930987],
    [hypothesis, reference, { smoothing: "none" }, 0.0],
    [hypothesis, reference, { smoothing: "floor" }, 0.045168812],
    [hypothesis, reference, { smoothing: "floor", smoothingValue: 0.5 }, 0.101000535],
    [hypothesis, reference, { smoothing: "add-k" }, 0.148825602],
    [hypothesis, reference, { smoothing: "add-k", smoothingValue: 2 }, 0.213894603],
    [hypothesis, reference, { tokeniser: "none" }, 0.073470531],
    [hypothesis, reference, { tokeniser: "intl" }, 0.084930987],
    [hypothesis, reference, { tokeniser: "char" }, 0.408759736],
    [hypothesis, reference, { tokeniser: "char", ignoreCase: true }, 0.420267821],
  ])("%j against %j with %j is sacreBLEU's %d", async (text, reference, options, wanted) => {
    const result = await score(text, reference, options);
    expect(result).toMatchObject({ score: expect.closeTo(wanted, 8), passed: wanted >= 0.5 });
  });

  test("é composed and decomposed are the same word", async () => {
    expect(await score("le cafe\u0301 noir", "le caf\u00e9 noir")).toMatchObject({ score: 1 });
  });

  test("the same text scores exactly 1, whatever its length", async () => {
    for (let words = 1; words < 40; words++) {
      const text = Array.from({ length: words }, (_, i) => `w${i * i}`).join(" ");
      expect(await score(text, text)).toMatchObject({ score: 1, passed: true });
    }
  });

  test("compares with the exact text or the reference, and is skipped where the case lacks it", async () => {
    const sample = aSample("one two", { exact: "one two", reference: "three" });
    expect(await bleu.score(sample, bleu.options.parse({}), someTools())).toMatchObject({ score: 1 });
    expect(await bleu.score(sample, bleu.options.parse({ against: "reference" }), someTools())).toMatchObject({ score: 0 });
    expect(await bleu.score(aSample("one"), bleu.options.parse({}), someTools())).toHaveProperty("skipped");
  });

  test("a long text is counted in a thread", async () => {
    const isolate = <T>(task: string, input: unknown) => {
      expect(task).toBe("bleu");
      return Promise.resolve(countBleu(input as BleuTask) as T); // safe: the task this test expects
    };
    const text = "the cat sat on the mat ".repeat(40_000);
    expect(await score(text, text, {}, someTools({ isolate }))).toMatchObject({ score: 1 });
  });
});
