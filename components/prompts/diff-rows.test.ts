import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diffText } from "@/lib/diff/diff-text";
import type { Hunk } from "@/lib/diff/schema";
import { type DiffRow, diffRows, isSame, type Run } from "./diff-rows";
import { foldRows } from "./fold-rows";

const same = (text: string): Hunk => ({ kind: "same", text });
const removed = (text: string): Hunk => ({ kind: "removed", text });
const added = (text: string): Hunk => ({ kind: "added", text });
const line = (runs: Run[] | null) => runs?.map(({ text, isChanged }) => (isChanged ? `[${text}]` : text)).join("") ?? null;
const shown = (...hunks: Hunk[]) => diffRows(hunks).map(({ from, to }) => [line(from), line(to)]);

describe("diffRows", () => {
  test("puts equal lines beside each other", () => {
    expect(shown(same("one\ntwo\n"))).toEqual([
      ["one", "one"],
      ["two", "two"],
    ]);
  });

  test("leaves a gap beside a line that is gone, and levels what follows", () => {
    expect(shown(same("one\n"), removed("two\n"), same("three"))).toEqual([
      ["one", "one"],
      ["[two]", null],
      ["three", "three"],
    ]);
  });

  test("marks the words inside a line", () => {
    expect(shown(same("Be "), removed("kind"), added("brief"), same(".\nThanks"))).toEqual([
      ["Be [kind].", "Be [brief]."],
      ["Thanks", "Thanks"],
    ]);
  });

  test("shows a line end that is all that differs", () => {
    expect(shown(same("one"), removed("\n"))).toEqual([["one[↵]", "one"]]);
  });

  test("keeps lines that are empty", () => {
    expect(shown(same("one\n\n"), added("\n"), same("two"))).toEqual([
      ["one", "one"],
      ["", ""],
      [null, ""],
      ["two", "two"],
    ]);
  });

  test("loses no line of either side, whatever differs", () => {
    const text = fc.array(fc.constantFrom("a", "b b", "c", "\n", "\n", " "), { maxLength: 30 }).map((parts) => parts.join(""));
    const plain = (rows: DiffRow[], side: "from" | "to") =>
      rows.flatMap((row) => (row[side] === null ? [] : [row[side].map((run) => run.text.replace("↵", "")).join("")])).join("\n");
    fc.assert(
      fc.property(text, text, (from, to) => {
        const rows = diffRows(diffText(from, to, { maxEdits: 1_000, deadline: Number.POSITIVE_INFINITY }));
        expect(plain(rows, "from")).toBe(from.replace(/\n$/, ""));
        expect(plain(rows, "to")).toBe(to.replace(/\n$/, ""));
      }),
    );
  });
});

describe("foldRows", () => {
  const twenty = Array.from({ length: 20 }, (_, index) => `line ${index}\n`).join("");

  test("folds equal lines but for three around a change", () => {
    const blocks = foldRows(diffRows([same(twenty), removed("old\n"), added("new\n"), same(twenty)]));
    expect(blocks.map(({ isFolded, rows }) => [isFolded, rows.length])).toEqual([
      [true, 17],
      [false, 7],
      [true, 17],
    ]);
    expect(blocks.filter(({ isFolded }) => isFolded).every(({ rows }) => rows.every(isSame))).toBe(true);
  });

  test("folds nothing for a single line", () => {
    const four = "1\n2\n3\n4\n";
    expect(foldRows(diffRows([removed("old\n"), same(four)])).every(({ isFolded }) => !isFolded)).toBe(true);
  });
});
