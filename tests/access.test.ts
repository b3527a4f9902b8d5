import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import type { Described, Handler } from "@/lib/http/route";
import { roles, type Scope, scopes, scopesOf } from "@/lib/permissions";
import { aFilledWorkspace, aToken, type Ids, tokenAs } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { call } from "./api";
import { countRows } from "./count-rows";
import { type Answer, rest } from "./rest";

/** Every way in over HTTP. A route outside `/api/v1` needs a test of its own: name it here beside that test. */
const modules = import.meta.glob<Record<string, Handler>>("../app/**/route.ts", { eager: true });
const files = ["/files/datasets/[id]/export", "/files/datasets/[id]/import/preview", "/files/datasets/[id]/import"]; // file-access.test.ts
const elsewhere = ["/api/auth/[...nextauth]", ...files];
const undeclared = ["/[[...rest]]", "/openapi.json"];
const open = [
  ...["POST /auth/login", "POST /auth/logout", "POST /auth/refresh", "POST /auth/register"],
  ...["GET /health", "GET /live", "GET /ready"],
];
/** These answer a body and change nothing. */
const asking = [
  "POST /evaluations/estimate",
  "POST /playground/preview",
  "POST /prompt-versions/[id]/compile",
  "POST /prompts/by-slug/[slug]/compile",
];

const paths = Object.entries(modules).map(([file, handlers]) => ({
  path: file.slice("../app".length, -"/route.ts".length),
  handlers,
}));
const handlers = paths
  .filter(({ path }) => path.startsWith("/api/v1/"))
  .flatMap(({ path, handlers }) =>
    Object.entries(handlers).map(([method, handler]) => ({ path: path.slice("/api/v1".length), method, handler })),
  );
const declared = handlers.flatMap(({ path, method, handler }) =>
  handler.declaration ? [{ name: `${method} ${path}`, method, declaration: handler.declaration }] : [],
);
const guarded = declared.flatMap((route) => {
  const sample = samples[route.name];
  return sample ? [{ ...route, sample }] : [];
});

/** What else may stand where one of these ids stands. */
const spellings: Partial<Record<keyof Ids, (keyof Ids)[]>> = {
  prompt: ["prompt", "slug"],
  version: ["version", "firstRef", "servedRef"],
  older: ["older", "firstRef", "servedRef"],
};
const isScope = (permission: string): permission is Scope => scopes.some((scope) => scope === permission);
const successOf = ({ status, output }: Described) => status ?? (output ? 200 : 204);
const unknown = (id: string) => (id.includes("@") ? id.replace(/.*@/, "nobody@") : `${id.split("_")[0]}_none`);
/** What an answer says, whoever is named in it. */
const said = ({ status, body }: Answer<unknown>, named: string) =>
  JSON.stringify([status, body])
    .replaceAll(named, "…")
    .replaceAll(/req_\w+/g, "req");
const isEmptyPage = ({ status, body }: Answer<{ pagination?: { total: number } }>) =>
  status === 200 && body.pagination?.total === 0;

let own: Awaited<ReturnType<typeof aFilledWorkspace>>;
let theirs: Awaited<ReturnType<typeof aFilledWorkspace>>;
let token: string;

beforeAll(async () => {
  [own, theirs] = [await aFilledWorkspace("own"), await aFilledWorkspace("theirs")];
  ({ token } = await aToken(own.ctx));
});

/** Everything the other workspace holds, in one digest a table. */
async function digestOfTheirs() {
  const tables = await database().execute<{ name: string }>(
    sql`select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'workspace_id'`,
  );
  const each = tables.map(({ name }) =>
    sql.raw(`select '${name}' as name, md5(string_agg(t::text, '' order by t::text)) as digest from ${name} t
      where workspace_id = '${theirs.ids.workspace}'`),
  );
  return database().execute(sql`${sql.join(each, sql` union all `)} order by 1`);
}

describe("the table of this test", () => {
  test("names every route, and no other", () => {
    expect([...open, ...Object.keys(samples)].sort()).toEqual(declared.map(({ name }) => name).sort());
    expect(paths.map(({ path }) => path).filter((path) => !path.startsWith("/api/v1/"))).toEqual(elsewhere);
    expect(declared.flatMap(({ name, declaration }) => (declaration.verb.permission === "public" ? name : [])).sort()).toEqual(
      open.sort(),
    );
  });

  test("lets nobody change things with a permission to read", () => {
    const reads = (permission: string) => permission.endsWith(":read") || permission === "serve";
    const changing = declared.filter(({ method, declaration }) => method !== "GET" && reads(declaration.verb.permission));
    expect(changing.map(({ name }) => name).sort()).toEqual(asking);
  });

  test("leaves out only handlers that refuse their method", async () => {
    for (const { path, method, handler } of handlers) {
      if (handler.declaration || method === "OPTIONS" || undeclared.includes(path)) continue;
      expect([path, method, (await call(handler, { method })).status]).toEqual([path, method, 405]);
    }
  });
});

describe.each(guarded)("$name", ({ method, declaration, sample }) => {
  const { permission } = declaration.verb;
  const ask = (as: string | undefined, ids: Ids, more: Record<string, string> = {}) => {
    const [path, body, headers] = sample(ids);
    return rest(as)(method, path, body, { ...headers, ...more });
  };

  test("is closed to a caller without a token", async () => {
    for (const wrong of [undefined, "wrong", own.ids.session])
      expect(await ask(wrong, own.ids)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  test("knows another workspace's ids no better than unknown ones, and leaves it as it was", async () => {
    const before = [await countRows(), await digestOfTheirs()];
    const request = JSON.stringify(sample(own.ids));
    // safe: the keys of an object of exactly this type
    for (const key of Object.keys(own.ids) as (keyof Ids)[]) {
      if (JSON.stringify(sample({ ...own.ids, [key]: "other" })) === request || key === "draftHash") continue;
      for (const spelling of spellings[key] ?? [key]) {
        const id = theirs.ids[spelling];
        const answer = await ask(token, { ...own.ids, [key]: id });
        const nobody = unknown(id);
        expect(said(answer, id)).toBe(said(await ask(token, { ...own.ids, [key]: nobody }), nobody));
        expect([spelling, isEmptyPage(answer) ? 404 : answer.status]).toEqual([spelling, 404]);
      }
    }
    if (isScope(permission)) {
      const [foreign, nowhere] = [theirs.ids.workspace, "ws_none"];
      const answer = await ask(token, theirs.ids, { "x-workspace-id": foreign });
      expect(answer.status).toBe(404);
      expect(said(answer, foreign)).toBe(said(await ask(token, theirs.ids, { "x-workspace-id": nowhere }), nowhere));
    }
    expect([await countRows(), await digestOfTheirs()]).toEqual(before);
  });

  test("takes the roles it is declared for", async () => {
    const { ctx, ids } = await aFilledWorkspace("fresh");
    const refused = roles.filter((role) => isScope(permission) && !scopesOf(role).has(permission));
    const denied = await Promise.all(refused.map(async (role) => ({ role, as: await tokenAs(ctx, role) })));
    const before = await countRows();
    for (const { role, as } of denied) expect({ role, ...(await ask(as, ids)) }).toMatchObject({ role, status: 403 });
    expect(await countRows()).toEqual(before);
    const [lowest = "owner"] = roles.filter((role) => !refused.includes(role));
    const caller = permission === "account" ? (await aToken(ctx)).token : await tokenAs(ctx, lowest);
    expect(await ask(caller, ids)).toMatchObject({ status: successOf(declaration) });
  });
});
