import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import type { Handler } from "@/lib/http/route";
import { aFilledWorkspace, aToken } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { type Rest, rest } from "./rest";

type Fields = Record<string, { enum?: string[] }>;

/** Every list of the API, told by what its route declares to take. */
const modules = import.meta.glob<Record<string, Handler>>("../app/api/v1/**/route.ts", { eager: true });
const lists = Object.entries(modules).flatMap(([file, { GET }]) => {
  const path = file.slice("../app/api/v1".length, -"/route.ts".length);
  const declared = GET?.declaration && z.toJSONSchema(GET.declaration.input, { io: "input", unrepresentable: "any" });
  const fields = (declared?.properties ?? {}) as Fields; // safe: an input is an object
  return "page" in fields ? [{ path, fields, sorts: fields.sort?.enum ?? [] }] : [];
});

const hostileNames = [
  ...["", "id", "workspaceId", "workspace_id", "passwordHash", "created_at", "CREATEDAT", "1", "*"],
  ...["createdAt;drop table prompts", "createdAt desc, (select pg_sleep(9))", 'name"', "name--", "(select 1)", "random()"],
  ...["__proto__", "constructor", "toString", "createdAt\u0000", "createdAt,name"],
];
const noNumbers = [
  "0",
  "-1",
  "1.5",
  "",
  " ",
  "abc",
  "NaN",
  "Infinity",
  "1e300",
  "2147483648",
  "9007199254740993",
  "1;select 1",
  "null",
  "[]",
];
/** None of them stands in what a filled workspace holds. */
const literal = [
  "%",
  "_%_%",
  "%%%",
  "\\",
  "\\%",
  "a%' or '1'='1",
  "'; drop table prompts; --",
  "' union select null --",
  "$1",
  "{{",
  "\u202e",
];

let client: Rest;
let own: Awaited<ReturnType<typeof aFilledWorkspace>>;
let theirs: Awaited<ReturnType<typeof aFilledWorkspace>>;
beforeAll(async () => {
  [own, theirs] = [await aFilledWorkspace("own"), await aFilledWorkspace("theirs")];
  client = rest((await aToken(own.ctx)).token);
});

test("there are as many lists as there should be", () => {
  expect(lists.length).toBeGreaterThanOrEqual(16);
});

function askList(path: string, query: Record<string, string>, as = client, of = own) {
  const [address = "", given = ""] = (samples[`GET ${path}`]?.(of.ids)[0] ?? "").split("?");
  const asked = new URLSearchParams([...new URLSearchParams(given), ...Object.entries(query)]);
  return as("GET", `${address}?${asked}`);
}

describe.each(lists)("GET $path", ({ path, sorts }) => {
  const ask = (query: Record<string, string>) => askList(path, query);
  const told = async (query: Record<string, string>) => {
    const { status, body } = await ask(query);
    return [JSON.stringify(query), status, status === 200 ? "" : body.code];
  };

  test("sorts by what it declares, both ways, and by nothing else", async () => {
    for (const sort of sorts)
      for (const order of ["asc", "desc"]) expect((await ask({ sort, order })).status, `${sort} ${order}`).toBe(200);
    for (const sort of hostileNames.filter((name) => !sorts.includes(name)))
      expect(await told({ sort })).toEqual([JSON.stringify({ sort }), 400, "invalid_input"]);
    for (const order of ["", "ASC", "desc nulls last", "desc; select 1"])
      expect(await told({ order })).toEqual([JSON.stringify({ order }), 400, "invalid_input"]);
  });

  test("takes whole numbers of pages, of a hundred at most", async () => {
    for (const name of ["page", "pageSize"])
      for (const number of noNumbers)
        expect(await told({ [name]: number })).toEqual([JSON.stringify({ [name]: number }), 400, "invalid_input"]);
    for (const pageSize of ["101", "1000000000"]) expect((await ask({ pageSize })).status).toBe(400);
    const far = await ask({ page: "1000000", pageSize: "100" });
    expect([far.status, far.body.data]).toEqual([200, []]);
    const one = await ask({ pageSize: "1" });
    expect([one.status, one.body.data.length <= 1]).toEqual([200, true]);
  });

  test("refuses a filter it does not know", async () => {
    for (const name of ["workspaceId", "where", "limit", "__proto__", "select"])
      expect((await ask({ [name]: "1" })).status, name).toBe(400);
  });
});

test.each(lists.filter(({ fields }) => "q" in fields))("GET $path searches for a text as it stands", async ({ path }) => {
  expect((await askList(path, {})).body.pagination.total).toBeGreaterThan(0);
  for (const q of literal) {
    const { status, body } = await askList(path, { q });
    expect([q, status, body.pagination?.total]).toEqual([q, 200, 0]);
  }
  for (const q of ["a\u0000", "x".repeat(201)]) expect((await askList(path, { q })).status).toBe(400);
});

test.each(lists.filter(({ fields }) => "cursor" in fields))("GET $path goes on from its own cursors only", async ({ path }) => {
  const garbage = ["", "x", "0", "'", "%00", Buffer.from('{"id":"x"}').toString("base64url"), "x".repeat(5_000)];
  for (const cursor of garbage) expect((await askList(path, { cursor })).status, cursor.slice(0, 40)).toBe(400);
  const as = rest((await aToken(theirs.ctx)).token);
  const { body } = await askList(path, { pageSize: "1" }, as, theirs);
  const cursor = body.pagination?.nextCursor ?? body.nextCursor;
  if (!cursor) return;
  expect((await askList(path, { cursor })).status).toBe(400);
});
