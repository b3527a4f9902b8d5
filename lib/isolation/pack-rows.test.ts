import { expect, test } from "vitest";
import { packRows, unpackRows } from "./pack-rows";

const rule = { schema: "{}" };
const odd = Object.defineProperty({}, "__proto__", { value: 1, enumerable: true });

test.each([
  [
    "rows with the same keys",
    [
      { rule, text: "a" },
      { rule, text: "b" },
    ],
    true,
  ],
  [
    "an undefined value",
    [
      { a: undefined, b: 1 },
      { a: 2, b: undefined },
    ],
    true,
  ],
  ["no row", [], false],
  ["one row", [{ a: 1 }], false],
  ["rows without a key", [{}, {}], false],
  ["a key more", [{ a: 1 }, { a: 1, b: 2 }], false],
  ["a key less", [{ a: 1, b: 2 }, { a: 1 }], false],
  [
    "another order of the keys",
    [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
    false,
  ],
  ["a row that is no object", [{ a: 1 }, null], false],
  ["a row that failed", [undefined, { a: 1 }], false],
  ["lists", [[1], [2]], false],
  ["a key that would set the prototype", [odd, odd], false],
])("%s come back as they went", (_, rows, isPacked) => {
  const packed = packRows(rows);
  expect("columns" in packed).toBe(isPacked);
  expect(unpackRows(structuredClone(packed))).toStrictEqual(structuredClone(rows));
});

test("what all rows share crosses once", () => {
  const [first, second] = unpackRows(structuredClone(packRows([{ rule }, { rule }]))) as { rule: object }[]; // safe: what went in
  expect(first?.rule).toBe(second?.rule);
});
