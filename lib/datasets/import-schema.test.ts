import { expect, test } from "vitest";
import { ImportCases } from "./import-schema";

const read = (map: string) => ImportCases.safeParse({ id: "ds_1", stream: null, map });

test("a map names a target for a column, or leaves it out", () => {
  expect(read('{"Question":"question","Notes":null}').data?.map).toEqual({ Question: "question", Notes: null });
});

test.each([
  ["no JSON", "Question=question", /is JSON such as/],
  ["a list", '["question"]', /is JSON such as/],
  ["nested", '{"Question":{"a":"b"}}', /is JSON such as/],
  ["twenty thousand levels deep", "[".repeat(20_000) + "]".repeat(20_000), /deeper than 64/],
  ["a field that would be lost", '{"__proto__":"question"}', /__proto__/],
  ["an escaped NUL", '{"Question":"a\\u0000"}', /NUL/],
  ["half a surrogate pair in a name", '{"\\ud800":"question"}', /surrogate/],
])("a map that is %s is refused", (_, map, words) => {
  expect(read(map).error?.issues[0]?.message).toMatch(words);
});
