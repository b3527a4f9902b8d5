import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { runs } from "@/db/schema/runs";
import { aWorkspace, sandbox } from "@/db/testing";
import { createVersion } from "@/lib/prompts/create-version";
import { aPrompt, aVersion } from "@/lib/prompts/testing";
import { getRunSource } from "./get-run-source";
import { listRunHistory } from "./list-run-history";
import { ListRunHistory, StartRun } from "./schema";
import { startRun } from "./start-run";

const model = { name: "sandbox", providerId: "sandbox" };
const all = ListRunHistory.parse({});

test("the history names what each run was of, newest first, and begins its answer; the source has content and values", () =>
  sandbox(async (ctx) => {
    const { id } = await aPrompt(ctx, "greeting");
    const version = await createVersion(ctx, { id, ...aVersion("Hi {{name}}", { model }) });
    const first = await startRun(ctx, StartRun.parse({ versionId: version.id, variables: { name: "Ada" } }));
    await ctx.db
      .update(runs)
      .set({ outputText: "x".repeat(1_000) })
      .where(eq(runs.id, first.id));
    const { messages, variables } = version;
    const content = { messages, variables, model: { name: "sandbox" } };
    const second = await startRun(ctx, StartRun.parse({ content, variables: { name: "Bob" }, model: { providerId: "sandbox" } }));

    const { data, pagination } = await listRunHistory(ctx, all);
    expect(pagination.total).toBe(2);
    expect(data.map((run) => [run.id, run.promptSlug, run.number, run.startedBy])).toEqual([
      [second.id, null, null, "Somebody"],
      [first.id, "greeting", 1, "Somebody"],
    ]);
    expect(data[1]?.answer).toBe("x".repeat(160));
    const source = await getRunSource(ctx, { id: second.id });
    expect(source).toMatchObject({ run: { variables: { name: "Bob" } }, content: { messages, model: { name: "sandbox" } } });
  }));

test("another workspace sees none of it", () =>
  sandbox(async (ctx) => {
    const content = { messages: [{ role: "user", content: "Hi" }], variables: [], model: { name: "sandbox" } };
    const { id } = await startRun(ctx, StartRun.parse({ content, model: { providerId: "sandbox" } }));
    const stranger = await aWorkspace(ctx.db);
    expect((await listRunHistory(stranger, all)).data).toEqual([]);
    await expect(getRunSource(stranger, { id })).rejects.toMatchObject({ code: "not_found" });
  }));
