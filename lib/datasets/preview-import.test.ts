import { expect, test } from "vitest";
import { asMember, aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { PreviewImport } from "./import-schema";
import { listRevisions } from "./list-revisions";
import { previewImport } from "./preview-import";
import { ListRevisions } from "./schema";
import { aDataset } from "./testing";

const preview = (ctx: Context, id: string, file: string | Uint8Array<ArrayBuffer>, query: Record<string, string> = {}) =>
  previewImport(ctx, PreviewImport.parse({ id, ...query, stream: new Blob([file]).stream() }));

test("shows the first rows of a CSV and what its columns would be read as", () =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    const rows = Array.from({ length: 30 }, (_, i) => `"text ${i},\nmore",spam,x${i}`).join("\n");
    const found = await preview(ctx, id, `email,label,externalId,json:extra,case.id\n\n${rows.replaceAll(/$/gm, "")}`);
    expect(found).toMatchObject({ format: "csv", delimiter: "comma" });
    expect(found.columns).toEqual([
      { header: "email", target: "variables.email" },
      { header: "label", target: "expectations.label" },
      { header: "externalId", target: "case.externalId" },
      { header: "json:extra", target: "json:variables.extra" },
      { header: "case.id", target: null },
    ]);
    expect(found.rows).toHaveLength(10);
    expect(found.rows[0]).toEqual({ row: 3, cells: ["text 0,\nmore", "spam", "x0"] });
    expect((await listRevisions(ctx, ListRevisions.parse({ id }))).data).toEqual([]);
  }));

test.each([
  ["what was copied from a spreadsheet", "question\tlabel\nwhat, now?\tyes\n", { format: "csv", delimiter: "tab" }],
  ["semicolons", 'question;label\n"a,b,c";yes\n', { format: "csv", delimiter: "semicolon" }],
  ["one column", "question\nwhat?\n", { format: "csv", delimiter: "comma" }],
  ["lines of JSON", '{"question":"what?","label":"yes"}\n', { format: "jsonl", delimiter: null }],
  ["a JSON array", ' [{"question":"what?"},{"label":"yes"}]', { format: "json", delimiter: null }],
])("tells %s by their look", (_, file, kind) =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    const found = await preview(ctx, id, file);
    expect(found).toMatchObject(kind);
    expect(found.columns[0]).toEqual({ header: "question", target: "variables.question" });
  }),
);

test("takes the beginning of a file that is cut anywhere, in a character, a quote or an array", () =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    const cut = (text: string, bytes: number) => new Uint8Array(Buffer.from(text).subarray(0, bytes));
    expect((await preview(ctx, id, cut("q\none\ntwö", 9))).rows.map(({ cells }) => cells)).toEqual([["one"]]);
    expect((await preview(ctx, id, 'q\none\n"two')).rows.map(({ cells }) => cells)).toEqual([["one"]]);
    expect((await preview(ctx, id, '[{"q":"one"},{"q":"tw')).rows.map(({ cells }) => cells)).toEqual([["one"]]);
  }));

test("names no columns where each row is a case as the API takes it", () =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    const row = '{"variables":{"q":"one"},"tags":["t"]}';
    expect(await preview(ctx, id, `${row}\n`)).toMatchObject({ columns: [], rows: [{ row: 1, cells: [row] }] });
  }));

test("is for who may import, into their own workspace's dataset", () =>
  sandbox(async (ctx) => {
    const { id } = await aDataset(ctx);
    const viewer = await asMember(ctx, "viewer");
    await expect(preview(viewer, id, "q\n1\n")).rejects.toMatchObject({ code: "forbidden" });
    await expect(preview(await aWorkspace(ctx.db), id, "q\n1\n")).rejects.toMatchObject({ code: "not_found" });
  }));
