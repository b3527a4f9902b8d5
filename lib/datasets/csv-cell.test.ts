import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainCell, safeCell } from "./csv-cell";

describe("safeCell", () => {
  test.each(["=1+1", "+1", "-1", "@sum", "\ttab", "\rcr", "\0nul", "'=1", "''@x", "＝1", "＋1", "－1", "＠sum"])(
    "puts an apostrophe before %j",
    (cell) => {
      expect(safeCell(cell)).toBe(`'${cell}`);
    },
  );

  test.each([
    ["a;=1+1", "a;'=1+1"],
    ["=1;-2;b", "'=1;'-2;b"],
    ["a;'＠x", "a;''＠x"],
  ])("also after a semicolon: %j becomes %j", (cell, safe) => {
    expect(safeCell(cell)).toBe(safe);
    expect(plainCell(safe)).toBe(cell);
  });

  test.each(["", "1+1", "plain", "'quoted'", "a=b", " =1", "'", "a; =1", "a;b"])("leaves %j as it is", (cell) => {
    expect(safeCell(cell)).toBe(cell);
    expect(plainCell(cell)).toBe(cell);
  });

  test("is undone by plainCell for any text", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("'", "=", "＝", "-", "@", "\t", ";", "a") }),
    );
    fc.assert(fc.property(cell, (text) => plainCell(safeCell(text)) === text));
  });
});
