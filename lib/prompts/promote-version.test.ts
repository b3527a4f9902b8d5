import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { promotions } from "@/db/schema/prompts";
import { asMember, auditTrail, sandbox } from "@/db/testing";
import { parseInput } from "@/lib/http/parse-input";
import { archiveVersion } from "./archive-version";
import { createVersion } from "./create-version";
import { getPrompt } from "./get-prompt";
import { listPromotions } from "./list-promotions";
import { listVersions } from "./list-versions";
import { promoteVersion } from "./promote-version";
import { ListPromotions, PromoteVersion } from "./promotion-schema";
import { ListVersions } from "./schema";
import { aPrompt, aReadyVersion, aServedVersion, aVersion } from "./testing";

const production = { environment: "production", acceptBreaking: false };

describe("promoteVersion", () => {
  test("serves a version in the environment it is promoted to, and there only", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const [one, two] = [await aReadyVersion(ctx, id), await aReadyVersion(ctx, id)];
      expect((await promoteVersion(ctx, { id: one.id, ...production, reason: "First" })).active).toEqual(["production"]);
      await promoteVersion(ctx, { id: "greeting@1", ...production, environment: "staging" });
      expect((await promoteVersion(ctx, { id: two.id, ...production })).active).toEqual(["production"]);

      expect(await getPrompt(ctx, { id })).toMatchObject({ activeVersion: { id: two.id, number: 2 } });
      const active = await listVersions(ctx, parseInput(ListVersions, { id, state: "active" }));
      expect(active.data.map(({ number }) => number)).toEqual([2]);
      const { data } = await listPromotions(ctx, parseInput(ListPromotions, { id, environment: "production" }));
      expect(data).toMatchObject([
        { kind: "promote", number: 2, fromNumber: 1, reason: null, evidence: { gate: "none set" } },
        { kind: "promote", number: 1, fromNumber: null, reason: "First", createdBy: ctx.principal.id },
      ]);
      expect((await auditTrail(ctx)).slice(3)).toEqual(Array(3).fill("version.promoted"));
    }));

  test("answers what is served already and writes nothing", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const served = await aServedVersion(ctx, id);
      const before = await auditTrail(ctx);
      expect(await promoteVersion(ctx, { id: served.id, ...production })).toEqual(served);
      expect(await ctx.db.$count(promotions, eq(promotions.promptId, id))).toBe(1);
      expect(await auditTrail(ctx)).toEqual(before);
    }));

  test("takes ready versions and known environments only", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const draft = await createVersion(ctx, { id, ...aVersion() });
      const ready = await aReadyVersion(ctx, id);
      const away = await archiveVersion(ctx, { id: (await aReadyVersion(ctx, id)).id });
      const before = await auditTrail(ctx);
      const promote = (id: string, environment = "production") => promoteVersion(ctx, { id, ...production, environment });
      await expect(promote(draft.id)).rejects.toMatchObject({ code: "conflict", message: /draft/ });
      await expect(promote(away.id)).rejects.toMatchObject({ code: "conflict", message: /archived/ });
      await expect(promote(ready.id, "moon")).rejects.toMatchObject({ code: "not_found" });
      expect(await auditTrail(ctx)).toEqual(before);
      expect((await getPrompt(ctx, { id })).deployments).toEqual([]);
    }));

  test("wants a breaking change to be accepted, and keeps that it was", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aServedVersion(ctx, id);
      const variables = ["name", "order"].map((name) => ({ name, type: "string" as const, required: true }));
      const breaking = await aReadyVersion(ctx, id, "{{name}} {{order}}", { variables });
      const refused = { code: "conflict", extra: { data: { breaking: true } } };
      await expect(promoteVersion(ctx, { id: breaking.id, ...production })).rejects.toMatchObject(refused);
      expect((await promoteVersion(ctx, { id: breaking.id, ...production, environment: "staging" })).active).toEqual(["staging"]);
      await promoteVersion(ctx, { id: breaking.id, ...production, acceptBreaking: true });
      const { data } = await listPromotions(ctx, parseInput(ListPromotions, { id }));
      expect(data.map(({ number, acceptedBreaking }) => [number, acceptedBreaking])).toEqual([
        [2, true],
        [2, false],
        [1, false],
      ]);
    }));

  test("needs the permission to promote", () =>
    sandbox(async (ctx) => {
      const reviewer = await asMember(ctx, "reviewer");
      const { id } = await aReadyVersion(ctx, (await aPrompt(ctx)).id);
      await expect(promoteVersion(reviewer, { id, ...production })).rejects.toMatchObject({ code: "forbidden" });
    }));

  test("overrides nothing where no gate is set", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const version = await aReadyVersion(ctx, id);
      await promoteVersion(ctx, parseInput(PromoteVersion, { id: version.id, override: true, reason: "To be sure" }));
      const { data } = await listPromotions(ctx, parseInput(ListPromotions, { id }));
      expect(data).toMatchObject([{ override: false, evidence: { gate: "none set" } }]);
      expect(await auditTrail(ctx)).not.toContain("gate.overridden");
    }));
});
