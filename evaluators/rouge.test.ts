import { describe, expect, test } from "vitest";
import { aSample } from "@/tests/a-sample";
import { someTools } from "@/tests/some-tools";
import { countOverlap, type OverlapTask } from "./count-overlap";
import { rouge } from "./rouge";

const score = (text: string, reference: string, options: object = {}, tools = someTools()) =>
  rouge.score(aSample(text, { reference }), rouge.options.parse(options), tools);

/** From the test data of rouge_score, which holds these against ROUGE-1.5.5. */
const targets = [
  "ZfbCUIUuePaiLVUlCaUXxkpu XPeWing tUHfPMuZ',-Xd Y BrUgVJing M-HV.-DgdDaY.rFDJCRing Ht-LM EKBDXkME,yz'RBr q'wtion wIojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxer tKM L",
  "KsJdPByEtAor fE-Qg Dpdbring cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMtion psing sbKao Q m qiing LMmer HqqLFXe,XPY,J XsurkMer ,ed nB'wH'bWVHjWFEing tQ.saefZwJtKrTlixYpMMsJing UCAPwNHeYVjDing c T BUySKtion gMPfJpwGw p'NvxAoping eu pBwMBKV'I DNxqelhu,PHPxDEq,mtion SN",
] as const;
const predictions = [
  "rFDJCRtion Ht-LM EKtDXkME,yz'RBr q'wer wrojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxi",
  "n cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMer pstion sbKao Q m qier LMmed HqqLFXe,XPY,J XsurkMeo ,ed nB'wH'bWVHjWFEer tQ.saefZwJtKrTlixYpMMNJtion UCAPwNHeYVjD",
] as const;

type Figures = [precision: number, recall: number, f1: number];

describe("rouge", () => {
  // Expected values: google-research's rouge_score without stemmer, run on these texts (the first two stand in its own tests).
  test.each<[string, string, Figures, Figures, Figures]>([
    [
      predictions[0],
      targets[0],
      [0.6875, 0.407407407, 0.511627907],
      [0.533333333, 0.307692308, 0.390243902],
      [0.6875, 0.407407407, 0.511627907],
    ],
    [
      predictions[1],
      targets[1],
      [0.653846154, 0.404761905, 0.5],
      [0.48, 0.292682927, 0.363636364],
      [0.653846154, 0.404761905, 0.5],
    ],
    ["testing", "testing one two", [1.0, 0.333333333, 0.5], [0.0, 0.0, 0.0], [1.0, 0.333333333, 0.5]],
    ["testing one", "testing one two", [1.0, 0.666666667, 0.8], [1.0, 0.5, 0.666666667], [1.0, 0.666666667, 0.8]],
    ["testing two", "testing one two", [1.0, 0.666666667, 0.8], [0.0, 0.0, 0.0], [1.0, 0.666666667, 0.8]],
    ["", "testing one two", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0, 0, 0]],
    ["testing", "", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0, 0, 0]],
    ["/", "w1 w2 w3 w4 w5", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0, 0, 0]],
    [
      "The quick brown dog jumps on the log.",
      "The quick brown fox jumps over the lazy dog",
      [0.75, 0.666666667, 0.705882353],
      [0.285714286, 0.25, 0.266666667],
      [0.625, 0.555555556, 0.588235294],
    ],
    [
      "w1 w2 w6 w7 w8\nw1 w3 w8 w9 w5",
      "w1 w2 w3 w4 w5",
      [0.4, 0.8, 0.533333333],
      [0.111111111, 0.25, 0.153846154],
      [0.4, 0.8, 0.533333333],
    ],
    [
      "police kill the gunman",
      "police killed the gunman",
      [0.75, 0.75, 0.75],
      [0.333333333, 0.333333333, 0.333333333],
      [0.75, 0.75, 0.75],
    ],
    [
      "the gunman kill police",
      "police killed the gunman",
      [0.75, 0.75, 0.75],
      [0.333333333, 0.333333333, 0.333333333],
      [0.5, 0.5, 0.5],
    ],
    [
      "the gunman police killed",
      "police killed the gunman",
      [1.0, 1.0, 1.0],
      [0.666666667, 0.666666667, 0.666666667],
      [0.5, 0.5, 0.5],
    ],
    ["the the the the", "the cat", [0.25, 0.5, 0.333333333], [0.0, 0.0, 0.0], [0.25, 0.5, 0.333333333]],
    ["Don't stop", "don t stop", [1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]],
    ["café über", "cafe uber", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]],
    ["naïve CAFÉ", "naïve café", [1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]],
    [
      "état_2024-05",
      "etat 2024 05",
      [0.666666667, 0.666666667, 0.666666667],
      [0.5, 0.5, 0.5],
      [0.666666667, 0.666666667, 0.666666667],
    ],
    ["日本語", "日本語", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], [0, 0, 0]],
    ["a\tb\r\nc", "a b c", [1.0, 1.0, 1.0], [1.0, 1.0, 1.0], [1.0, 1.0, 1.0]],
    ["x", "x", [1.0, 1.0, 1.0], [0.0, 0.0, 0.0], [1.0, 1.0, 1.0]],
    ["one two three four", "four three two one", [1.0, 1.0, 1.0], [0.0, 0.0, 0.0], [0.25, 0.25, 0.25]],
  ])("%j against %j is rouge_score's", async (text, reference, rouge1, rouge2, rougeL) => {
    const figuresOf = { rouge1, rouge2, rougeL };
    for (const variant of ["rouge1", "rouge2", "rougeL"] as const) {
      for (const [i, measure] of (["precision", "recall", "f1"] as const).entries()) {
        const wanted = figuresOf[variant][i] ?? -1;
        expect(await score(text, reference, { variant, measure })).toMatchObject({ score: expect.closeTo(wanted, 8) });
      }
    }
  });

  // Expected values: counted by hand.
  test.each<[string, string, string, number]>([
    ["café über", "cafe über", "rouge1", 1 / 2],
    ["cafe\u0301", "caf\u00e9", "rouge1", 1],
    ["привет, МИР!", "Привет мир", "rouge2", 1],
    ["我喜欢苹果", "我也喜欢苹果", "rouge1", 10 / 11],
    ["我喜欢苹果", "我也喜欢苹果", "rougeL", 10 / 11],
    ["tower東京tower", "東京 tower", "rougeL", 6 / 7],
    ["हिन्दी भाषा", "हिन्दी", "rouge1", 2 / 3],
    ["…!?", "…!?", "rouge1", 0],
  ])("unicode: %j against %j, %s", async (text, reference, variant, wanted) => {
    const options = { variant, tokeniser: "unicode" };
    expect(await score(text, reference, options)).toMatchObject({ score: expect.closeTo(wanted, 10) });
  });

  test("it passes from the threshold on, and says what was counted", async () => {
    const texts = ["testing two", "testing one two"] as const;
    expect(await score(...texts, { variant: "rougeL", threshold: 0.8 })).toEqual({
      score: 0.8,
      passed: true,
      reason: "Words shared: 2; the output has 2, the case's text 3.",
      details: { precision: 1, recall: 2 / 3, f1: 0.8 },
    });
    expect(await score(...texts, { variant: "rougeL", threshold: 0.81 })).toMatchObject({ passed: false });
    expect(await rouge.score(aSample("x", { label: "x" }), rouge.options.parse({}), someTools())).toHaveProperty("skipped");
  });

  test("a long text is counted in a thread, and for rougeL one too long is an error", async () => {
    const tasks: string[] = [];
    const isolate = async <T>(task: string, input: unknown) => {
      tasks.push(task);
      return countOverlap(input as OverlapTask) as T; // safe: the task this test expects
    };
    const words = (n: number, by: number) => Array.from({ length: n }, (_, i) => `w${(i * by) % 9973}`).join(" ");
    const tools = someTools({ isolate });
    expect(await score(words(20_000, 1), words(20_000, 1), {}, tools)).toMatchObject({ score: 1 });
    expect(await score(words(2_000, 1), words(2_000, 7), { variant: "rougeL" }, tools)).toHaveProperty("score");
    await expect(score(words(30_000, 1), words(30_000, 7), { variant: "rougeL" }, tools)).rejects.toThrow("too long for rougeL");
    expect(tasks).toEqual(["rouge", "rouge", "rouge"]);
  });
});
