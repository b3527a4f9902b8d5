import { describe, expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import { listDeployments } from "./list-deployments";
import { listServedVersions } from "./list-served-versions";
import { promoteVersion } from "./promote-version";
import { rollbackPrompt } from "./rollback-prompt";
import { aPrompt, aReadyVersion, aServedVersion } from "./testing";

describe("listDeployments", () => {
  test("names every environment, production first, with what it serves and since when", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const version = await aServedVersion(ctx, id);
      expect(await listDeployments(ctx, { id })).toEqual([
        {
          environment: "production",
          promotionId: expect.stringMatching(/^pro_/),
          versionId: version.id,
          number: 1,
          since: expect.any(Date),
          by: ctx.principal.id,
        },
        { environment: "staging", promotionId: null, versionId: null, number: null, since: null, by: null },
      ]);
    }));

  test("does not see another workspace's prompt", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await expect(listDeployments(await aWorkspace(ctx.db), { id })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("listServedVersions", () => {
  test("leaves out what is served now and what never was, and marks where a plain rollback leads", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const [first, second, third] = [
        await aServedVersion(ctx, id, "one {{name}}"),
        await aServedVersion(ctx, id, "two {{name}}"),
        await aServedVersion(ctx, id, "three {{name}}"),
      ];
      await aReadyVersion(ctx, id, "never {{name}}");
      const input = { id, environment: "production" };
      const choices = async () => (await listServedVersions(ctx, input)).map(({ number, isDefault }) => ({ number, isDefault }));
      expect((await choices()).find(({ isDefault }) => isDefault)).toEqual({ number: second.number, isDefault: true });
      expect((await choices()).map(({ number }) => number).sort()).toEqual([first.number, second.number]);

      await rollbackPrompt(ctx, { ...input, reason: "worse" });
      expect((await choices()).find(({ isDefault }) => isDefault)?.number).toBe(first.number);
      expect((await choices()).map(({ number }) => number).sort()).toEqual([first.number, third.number]);
    }));

  test("knows one environment from another", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const version = await aServedVersion(ctx, id);
      await promoteVersion(ctx, { id: version.id, environment: "staging", acceptBreaking: false });
      expect(await listServedVersions(ctx, { id, environment: "staging" })).toEqual([]);
      await expect(listServedVersions(ctx, { id, environment: "nowhere" })).rejects.toMatchObject({ code: "not_found" });
    }));
});
