import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { asMember, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { parseInput } from "@/lib/http/parse-input";
import { exportAudit } from "./export-audit";
import { recordAudit } from "./record-audit";
import { ExportAudit } from "./schema";

async function file(ctx: Context, query: Record<string, string> = {}) {
  const { stream, ...head } = await exportAudit(ctx, parseInput(ExportAudit, query));
  return { ...head, text: await new Response(stream).text() };
}
const rowsOf = (text: string): Record<string, string>[] => parse(text, { columns: true });

test("holds every entry the filters name, more than one batch of them, each once", () =>
  sandbox(async (ctx) => {
    for (let i = 0; i < 1_205; i++) await recordAudit(ctx, i % 2 === 0 ? "thing.done" : "thing.left", `t_${i}`);
    await recordAudit(await aWorkspace(ctx.db), "thing.done", "t_foreign");
    const { text, contentType, filename } = await file(ctx, { action: "thing.done", order: "asc" });
    expect([contentType, filename]).toEqual(["text/csv; charset=utf-8", "audit-log.csv"]);
    expect(rowsOf(text).map(({ targetId }) => targetId)).toEqual(Array.from({ length: 603 }, (_, i) => `t_${2 * i}`));
    const lines = (await file(ctx, { format: "jsonl" })).text.trimEnd().split("\n");
    expect(lines).toHaveLength(1_205);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ action: "thing.done", targetId: "t_1204", address: "127.0.0.1" });
    expect((await file(ctx, { q: "nothing", format: "jsonl" })).text).toBe("");
  }));

test("is safe to open in a spreadsheet", () =>
  sandbox(async (ctx) => {
    await recordAudit(ctx, "=cmd|x", "@sum", { reason: "=1+1" });
    const [row] = rowsOf((await file(ctx)).text);
    expect(row).toMatchObject({ action: "'=cmd|x", targetId: "'@sum", details: '{"reason":"=1+1"}' });
  }));

test("tells a viewer neither addresses nor the e-mails of invitations", () =>
  sandbox(async (ctx) => {
    await recordAudit(ctx, "invitation.created", "inv_1", { email: "grace@example.com" });
    const viewer = await asMember(ctx, "viewer");
    for (const format of ["csv", "jsonl"]) {
      expect((await file(ctx, { format })).text).toMatch(/grace@example.com[\s\S]*127\.0\.0\.1/);
      expect((await file(viewer, { format })).text).not.toMatch(/grace|127\.0\.0\.1/);
    }
  }));
