import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainCell, safeCell } from "./csv-cell";

describe("safeCell", () => {
  test.each(["=1+1", "+1", "-1", "@sum", "\ttab", "\rcr", "\0nul", "'=1", "''@x"])("puts an apostrophe before %j", (cell) => {
    expect(safeCell(cell)).toBe(`'${cell}`);
  });

  test.each(["", "1+1", "plain", "'quoted'", "a=b", " =1", "'"])("leaves %j as it is", (cell) => {
    expect(safeCell(cell)).toBe(cell);
    expect(plainCell(cell)).toBe(cell);
  });

  test("is undone by plainCell for any text", () => {
    const cell = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.string({ unit: fc.constantFrom("'", "=", "+", "-", "@", "\t", "\r", "a") }),
    );
    fc.assert(fc.property(cell, (text) => plainCell(safeCell(text)) === text));
  });
});
