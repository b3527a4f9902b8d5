import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffText } from "./diff-text";
import type { Hunk } from "./schema";

const diff = (from: string, to: string, maxEdits = 1_500) => diffText(from, to, { maxEdits, deadline: Number.MAX_SAFE_INTEGER });
const side = (hunks: Hunk[], without: Hunk["kind"]) =>
  hunks
    .filter((hunk) => hunk.kind !== without)
    .map((hunk) => hunk.text)
    .join("");

describe("diffText", () => {
  test("keeps the lines that stay and marks the words that change in a line", () => {
    expect(diff("Be kind.\nAnswer in English today.\nThe end.", "Be kind.\nAnswer in French today.\nThe end.")).toEqual([
      { kind: "same", text: "Be kind.\nAnswer in " },
      { kind: "removed", text: "English" },
      { kind: "added", text: "French" },
      { kind: "same", text: " today.\nThe end." },
    ]);
  });

  test("shows a line that shares little as removed and added whole", () => {
    expect(diff("a\nNever mention the price\nb", "a\nQuote our terms and a date\nb")).toEqual([
      { kind: "same", text: "a\n" },
      { kind: "removed", text: "Never mention the price\n" },
      { kind: "added", text: "Quote our terms and a date\n" },
      { kind: "same", text: "b" },
    ]);
  });

  test("equal texts are one hunk, empty ones none", () => {
    expect(diff("a\nb", "a\nb")).toEqual([{ kind: "same", text: "a\nb" }]);
    expect(diff("", "")).toEqual([]);
    expect(diff("", "new")).toEqual([{ kind: "added", text: "new" }]);
  });

  test("gives up past its limits with one block between the first and the last change", () => {
    const lines = (mark: string) => ["head\n", ...Array.from({ length: 5_000 }, (_, i) => `${mark} ${i}\n`), "tail"].join("");
    const hunks = diff(lines("old"), lines("new"), 100);
    expect(hunks.map(({ kind }) => kind)).toEqual(["same", "removed", "added", "same"]);
    expect(hunks[0]?.text).toBe("head\n");
    expect(hunks[3]?.text).toBe("tail");
    expect(diffText("a\nb\n", "a\nc\n", { maxEdits: 100, deadline: 0 }).map(({ kind }) => kind)).toEqual([
      "same",
      "removed",
      "added",
    ]);
  });

  test("past its limits it counts no line twice where beginning and end overlap", () => {
    expect(diff("a\n", "a\na\n", 0)).toEqual([
      { kind: "same", text: "a\n" },
      { kind: "added", text: "a\n" },
    ]);
  });

  test("both texts can be read back from the hunks, whatever the limits", () => {
    const word = fc.constantFrom("a", "b", "kind", "{{name}}", " ", "  ", "\n", "\r\n", "é", "😀", ".");
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(""));
    fc.assert(
      fc.property(text, text, fc.constantFrom(0, 2, 1_500), (from, to, maxEdits) => {
        const hunks = diff(from, to, maxEdits);
        expect(side(hunks, "added")).toBe(from);
        expect(side(hunks, "removed")).toBe(to);
        expect(hunks.every((hunk, at) => hunk.text !== "" && hunk.kind !== hunks[at - 1]?.kind)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
