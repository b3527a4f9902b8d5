import { expect, test } from "vitest";
import { asMember, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { parseInput } from "@/lib/http/parse-input";
import { createVersion } from "@/lib/prompts/create-version";
import { aPrompt, aVersion } from "@/lib/prompts/testing";
import { getAuditEntry } from "./get-audit-entry";
import { listAudit } from "./list-audit";
import { recordAudit } from "./record-audit";
import { ListAudit } from "./schema";

const list = (ctx: Context, query: Record<string, string> = {}) => listAudit(ctx, parseInput(ListAudit, query));
const actions = async (ctx: Context, query: Record<string, string>) => (await list(ctx, query)).data.map(({ action }) => action);

test("lists the newest first, filtered, of this workspace only", () =>
  sandbox(async (ctx) => {
    const editor = await asMember(ctx, "editor");
    await recordAudit(ctx, "prompt.created", "prm_1", { slug: "a" });
    await recordAudit(editor, "prompt.renamed", "prm_1");
    await recordAudit(editor, "prompt.created", "prm_2");
    await recordAudit(await aWorkspace(ctx.db), "prompt.created", "prm_1");

    const all = await list(ctx);
    expect(all.data.map(({ action, targetId }) => [action, targetId])).toEqual([
      ["prompt.created", "prm_2"],
      ["prompt.renamed", "prm_1"],
      ["prompt.created", "prm_1"],
    ]);
    expect([all.pagination.total, all.nextCursor]).toEqual([3, null]);
    expect(all.data[0]).toMatchObject({ actorId: editor.principal.id, actorName: "Somebody", actorKind: "user" });
    expect(await actions(ctx, { actorId: ctx.principal.id })).toEqual(["prompt.created"]);
    expect(await actions(ctx, { action: "prompt.renamed" })).toEqual(["prompt.renamed"]);
    expect(await actions(ctx, { targetId: "prm_1", order: "asc" })).toEqual(["prompt.created", "prompt.renamed"]);
    expect(await actions(ctx, { q: "renam" })).toEqual(["prompt.renamed"]);
    expect(await actions(ctx, { q: "%" })).toEqual([]);
    expect(await actions(ctx, { from: "2999-01-01T00:00:00Z" })).toEqual([]);
    expect(await actions(ctx, { to: "2999-01-01T00:00:00+01:00" })).toHaveLength(3);
    const today = new Date().toISOString().slice(0, 10);
    expect(await actions(ctx, { from: today, to: today })).toHaveLength(3); // a day is meant with its end
    expect(await actions(ctx, { to: "2026-01-01" })).toEqual([]);
    expect(await actions(ctx, { kind: "prompt" })).toHaveLength(3);
    expect(await actions(ctx, { kind: "pro_pt" })).toEqual([]);
  }));

test("names what was acted on as it is called now, in this workspace alone", () =>
  sandbox(async (ctx) => {
    const { id } = await aPrompt(ctx, "greeting");
    const version = await createVersion(ctx, { id, ...aVersion("Hi {{name}}") });
    const stranger = await aWorkspace(ctx.db);
    await recordAudit(stranger, "prompt.tried", id);
    const [entry] = (await list(ctx)).data;
    expect(entry).toMatchObject({ targetId: version.id, target: { promptSlug: "greeting", number: 1, evaluationId: null } });
    expect(await getAuditEntry(ctx, { id: entry?.id ?? "" })).toEqual(entry);
    const [theirs] = (await list(stranger)).data;
    expect(theirs?.target).toEqual({ name: null, promptSlug: null, number: null, evaluationId: null, resultId: null });
    await expect(getAuditEntry(ctx, { id: theirs?.id ?? "" })).rejects.toMatchObject({ code: "not_found" });
  }));

test("from where it was done and whom somebody invited is for admins alone", () =>
  sandbox(async (ctx) => {
    await recordAudit(ctx, "invitation.created", "inv_1", { role: "viewer", email: "grace@example.com" });
    const seenBy = async (ctx: Context) => {
      const [entry] = (await list(ctx)).data;
      expect(await getAuditEntry(ctx, { id: entry?.id ?? "" })).toEqual(entry);
      return { address: entry?.address, details: entry?.details };
    };
    const whole = { address: "127.0.0.1", details: { role: "viewer", email: "grace@example.com" } };
    for (const role of ["owner", "admin"] as const) expect(await seenBy(await asMember(ctx, role))).toEqual(whole);
    const veiled = { address: null, details: { role: "viewer" } };
    for (const role of ["editor", "reviewer", "viewer"] as const) expect(await seenBy(await asMember(ctx, role))).toEqual(veiled);
    const key = { kind: "key" as const, id: "key_1", scopes: new Set(["audit:read"] as const) };
    expect(await seenBy({ ...ctx, principal: key })).toEqual(veiled);
  }));

test.each(["asc", "desc"])("walking %s by cursor meets every entry once, also those of one instant", (order) =>
  sandbox(async (ctx) => {
    for (let i = 0; i < 7; i++) await recordAudit(ctx, "thing.done", `t_${i}`); // one transaction: one time for all
    const met: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await list(ctx, { pageSize: "3", order, ...(cursor === null ? {} : { cursor }) });
      met.push(...page.data.map(({ targetId }) => targetId));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const expected = Array.from({ length: 7 }, (_, i) => `t_${i}`);
    expect(met).toEqual(order === "asc" ? expected : expected.reverse());
  }),
);

test("a cursor of another workspace and nonsense are refused", () =>
  sandbox(async (ctx) => {
    const other = await aWorkspace(ctx.db);
    await recordAudit(other, "thing.done", "t_1");
    const [foreign] = (await list(other)).data;
    for (const cursor of [foreign?.id ?? "", "nonsense"])
      await expect(list(ctx, { cursor })).rejects.toMatchObject({ code: "invalid_input" });
  }));

test.each([
  { from: "yesterday" },
  { from: "2026-02-30" },
  { kind: "%" },
  { from: "0000-01-01T00:00:00Z" },
  { to: "9999-12-31T23:59:59-05:00" },
  { sort: "action" },
  { pageSize: "101" },
  { page: "0" },
  { unknown: "1" },
])("refuses %j", (query) => {
  expect(() => parseInput(ListAudit, query)).toThrow(expect.objectContaining({ code: "invalid_input" }));
});
