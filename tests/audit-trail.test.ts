import { eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import type { Context } from "@/lib/context";
import type { Handler } from "@/lib/http/route";
import { aCopiedWorkspace } from "./a-copied-workspace";
import { aFilledWorkspace, aToken, type Ids } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { rest } from "./rest";

const modules = import.meta.glob<Record<string, Handler>>("../app/api/v1/**/route.ts", { eager: true });
const isReading = (path: string) => /(estimate|preview|compile|compare)$/.test(path);
const changing = Object.entries(modules).flatMap(([file, handlers]) => {
  const path = file.slice("../app/api/v1".length, -"/route.ts".length);
  return Object.keys(handlers).flatMap((method) => {
    const sample = samples[`${method} ${path}`];
    return sample && method !== "GET" && !isReading(path) ? [{ name: `${method} ${path}`, method, sample }] : [];
  });
});
/** These change no workspace: an account is its person's own, and a deleted workspace takes its log along. */
const ofNoWorkspace = [
  "PATCH /auth/me",
  "POST /auth/password",
  "DELETE /auth/sessions/[id]",
  "DELETE /workspaces/[id]",
  "POST /workspaces",
];
/** A test of a provider changes nothing, nor does a try of an evaluator that asks no model, the prompt is in no archive, and who leaves an item to others did nothing to it; who leaves takes an invitation and a key along, each an entry of its own. */
const entries: Record<string, number> = {
  "POST /providers/[id]/test": 0,
  "POST /evaluators/[type]/try": 0,
  "POST /prompts/[id]/unarchive": 0,
  "POST /datasets/[id]/revisions/[number]/restore": 0, // it is the present one
  "POST /review-queues/[id]/items/[itemId]/skip": 0,
  "POST /workspaces/[id]/leave": 3,
};

const entriesOf = async ({ workspaceId }: Context) => {
  const mine = eq(auditEntries.workspaceId, workspaceId);
  const entries = await database().select().from(auditEntries).where(mine).orderBy(auditEntries.id);
  return entries.map(({ action }) => action);
};

test("the list of changing routes is not empty", () => expect(changing.length).toBeGreaterThan(25));

describe.each(changing)("$name", ({ name, method, sample }) => {
  const send = (token: string, ids: Ids, more: object = {}) => {
    const [path, body, headers] = sample(ids);
    const spoiled = typeof body === "object" || body === undefined ? { ...body, ...more } : body;
    return rest(token)(method, path, Object.keys(more).length > 0 ? spoiled : body, headers);
  };

  test("leaves one entry where it succeeds, none where it is refused, none where it changes nothing", async () => {
    const { ctx, ids } = await aCopiedWorkspace("audited");
    const { token } = await aToken(ctx);
    const before = await entriesOf(ctx);
    if (method !== "DELETE" && !name.endsWith("/import")) expect((await send(token, ids, { nonsense: 1 })).status).toBe(400);
    const nowhere: Ids = { ...ids, ...Object.fromEntries(Object.keys(ids).map((key) => [key, "none"])) };
    const absent = await send(token, nowhere); // names no id at all where it succeeds
    if (absent.status >= 400) {
      expect(await entriesOf(ctx)).toEqual(before);
      expect((await send(token, ids)).status).toBeLessThan(300);
    }
    const after = await entriesOf(ctx);
    if (ofNoWorkspace.includes(name)) return expect(after.length).toBeLessThanOrEqual(before.length);
    expect(after.length - before.length).toBe(entries[name] ?? 1);
    if (method !== "PATCH" || name === "PATCH /prompt-versions/[id]") return;
    expect((await send(token, ids)).status).toBe(200);
    expect(await entriesOf(ctx)).toEqual(after);
  });
});

test("an entry can be neither changed nor removed, nor can all of them", async () => {
  const { ctx } = await aFilledWorkspace("append-only");
  const before = await entriesOf(ctx);
  const mine = sql`workspace_id = ${ctx.workspaceId}`;
  for (const statement of [
    sql`update audit_entries set action = 'nothing.happened' where ${mine}`,
    sql`delete from audit_entries where ${mine}`,
    sql`truncate audit_entries`,
    sql`truncate workspaces cascade`,
  ])
    await expect(database().execute(statement)).rejects.toThrow();
  expect(await entriesOf(ctx)).toEqual(before);
});
