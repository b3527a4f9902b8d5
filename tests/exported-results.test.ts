import { parse } from "csv-parse/sync";
import { beforeAll, expect, test } from "vitest";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { exportResults } from "@/lib/evaluations/export-results";
import { ExportResults } from "@/lib/evaluations/result-schema";
import { aStartedEvaluation } from "./a-started-evaluation";
import { finishedHere } from "./run-here";
import { textOf } from "./stub-provider/behaviour";
import { theDefaultProvider } from "./the-default-provider";

let ctx: Context;
beforeAll(async () => {
  await theDefaultProvider({ answer: ({ body }) => `=${textOf(body.messages)}` });
  ctx = await aWorkspace();
});

const file = async (of: Context, query: object) =>
  new Response((await exportResults(of, ExportResults.parse(query))).stream).text();

test("a file holds every result the filters name, each once, safe to open in a spreadsheet", async () => {
  const evaluators = [{ type: "contains", key: "has-plain", options: { text: "plain" } }];
  const templates = ["plain {{n}}", "other {{n}}"];
  const { id } = await aStartedEvaluation(ctx, { cases: 60, concurrency: 8, templates, evaluators });
  const { evaluation } = await finishedHere(ctx, id);
  const rows: Record<string, string>[] = parse(await file(ctx, { id }), { columns: true });
  expect(new Set(rows.map((row) => row.id)).size).toBe(120); // more than one batch
  expect(rows).toHaveLength(120);
  expect(rows[0]).toMatchObject({ status: "completed", "score:has-plain": "1", output: expect.stringMatching(/^'=plain/) });
  const [arm] = evaluation.versions;
  const failed = (await file(ctx, { id, passed: "false", format: "jsonl" })).trimEnd().split("\n");
  expect(failed).toHaveLength(60);
  expect(JSON.parse(failed[0] ?? "")).not.toMatchObject({ armId: arm?.armId });
  expect(JSON.parse(await file(ctx, { id, format: "json", armId: arm?.armId }))).toHaveLength(60);
  expect(JSON.parse(await file(ctx, { id, format: "json", q: "nowhere" }))).toEqual([]);
  await expect(file(await aWorkspace(), { id })).rejects.toMatchObject({ code: "not_found" });
});
