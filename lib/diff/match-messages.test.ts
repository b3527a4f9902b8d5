import { expect, test } from "vitest";
import { matchMessages } from "./match-messages";

const list = (...rows: [string, string][]) => rows.map(([role, text]) => ({ role, text }));
const pairs = (from: [string, string][], to: [string, string][]) =>
  matchMessages(list(...from), list(...to)).map((row) => [row.from?.text ?? null, row.to?.text ?? null]);

test("an inserted message leaves the others matched", () => {
  const [system, user] = [["system", "Be kind."] as [string, string], ["user", "Hello {{name}}"] as [string, string]];
  expect(pairs([system, user], [system, ["user", "An example"], ["assistant", "An answer"], user])).toEqual([
    ["Be kind.", "Be kind."],
    [null, "An example"],
    [null, "An answer"],
    ["Hello {{name}}", "Hello {{name}}"],
  ]);
});

test("a changed message meets the one it resembles, not the first of its role", () => {
  expect(
    pairs(
      [["user", "Summarise the ticket below"]],
      [
        ["user", "What is the capital of France?"],
        ["user", "Summarise the ticket in one line"],
      ],
    ),
  ).toEqual([
    [null, "What is the capital of France?"],
    ["Summarise the ticket below", "Summarise the ticket in one line"],
  ]);
});

test("a message written anew still meets its successor; another role does not", () => {
  expect(pairs([["user", "alpha"]], [["user", "omega"]])).toEqual([["alpha", "omega"]]);
  expect(pairs([["system", "alpha"]], [["developer", "alpha"]])).toEqual([
    ["alpha", null],
    [null, "alpha"],
  ]);
});

test("two that change places are one kept, one gone and one new", () => {
  const rows = pairs(
    [
      ["user", "one two"],
      ["user", "three four"],
    ],
    [
      ["user", "three four"],
      ["user", "one two"],
    ],
  );
  expect(rows).toHaveLength(3);
  expect(rows.filter(([from, to]) => from === to)).toHaveLength(1);
});
