import { expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { createVersion } from "@/lib/prompts/create-version";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { aPrompt, aVersion } from "@/lib/prompts/testing";
import { listRuns } from "./list-runs";
import { ListRuns, StartRun } from "./schema";
import { startRun } from "./start-run";

const content = { messages: [{ role: "user", content: "Hi" }], variables: [], model: { name: "sandbox" } };
const aRun = (ctx: Context, of: object = { content, model: { providerId: "sandbox" } }) => startRun(ctx, StartRun.parse(of));

test.each(["asc", "desc"])("walking %s by cursor meets every run once, also those of one instant", (order) =>
  sandbox(async (ctx) => {
    const made: string[] = [];
    for (let i = 0; i < 5; i++) made.push((await aRun(ctx)).id); // one transaction: one time for all
    const met: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listRuns(ctx, ListRuns.parse({ pageSize: 2, order, cursor }));
      expect(page.pagination.total).toBe(5);
      met.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    expect(met).toEqual(order === "asc" ? made : made.reverse());
  }),
);

test("a cursor of another workspace and nonsense are refused", () =>
  sandbox(async (ctx) => {
    const { id } = await aRun(await aWorkspace(ctx.db));
    for (const cursor of [id, "nonsense"])
      await expect(listRuns(ctx, ListRuns.parse({ cursor }))).rejects.toMatchObject({ code: "invalid_input" });
  }));

test("a version is named by its id, its number or where it is served", () =>
  sandbox(async (ctx) => {
    const { id } = await aPrompt(ctx, "greeting");
    const model = { name: "sandbox", providerId: "sandbox" };
    const version = await createVersion(ctx, { id, ...aVersion("Hi {{name}}", { model, publish: true }) });
    await promoteVersion(ctx, { id: version.id, environment: "production", acceptBreaking: false });
    await aRun(ctx);
    const run = await aRun(ctx, { versionId: "greeting@production", variables: { name: "Ada" } });
    const found = async (versionId: string) => (await listRuns(ctx, ListRuns.parse({ versionId }))).data.map(({ id }) => id);
    for (const ref of [version.id, "greeting@1", "greeting@production"]) expect(await found(ref)).toEqual([run.id]);
    for (const ref of ["greeting@2", "greeting@staging", "other@1", "pv_none"]) expect(await found(ref)).toEqual([]);
  }));
