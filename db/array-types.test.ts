import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "./client";
import { one } from "./rows";

const awkward = ["", "a,b", 'say "hi"', "back\\slash", "{}", "NULL", " ", "two\nlines", "ü€😀"];

test("arrays come and go as they are", async () => {
  const text = one(await database().execute<{ back: unknown }>(sql`select ${sql.param(awkward)}::text[] as back`));
  expect(text.back).toEqual(awkward);
  const names = await database().execute(
    sql`select array['a', null]::text[] as some, '{}'::text[] as none, '{x}'::name[] as name`,
  );
  expect([...names]).toEqual([{ some: ["a", null], none: [], name: ["x"] }]);
  const numbers = await database().execute(sql`select array[1, -2]::int[] as numbers`);
  expect([...numbers]).toEqual([{ numbers: [1, -2] }]);
});
