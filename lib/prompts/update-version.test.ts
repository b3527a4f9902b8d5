import { describe, expect, test } from "vitest";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { parseInput } from "@/lib/http/parse-input";
import { createVersion } from "./create-version";
import { getVersion } from "./get-version";
import { UpdateVersion } from "./schema";
import { aPrompt, aReadyVersion, aVersion } from "./testing";
import { updateVersion } from "./update-version";

describe("updateVersion", () => {
  test("saves a draft over the content it was opened with and keeps what is left out", () =>
    sandbox(async (ctx) => {
      const prompt = await aPrompt(ctx);
      const model = { name: "small", temperature: 0.2, providerId: "default" };
      const draft = await createVersion(ctx, { id: prompt.id, ...aVersion("Hi {{name}}", { model, changelog: "C" }) });
      const saved = await updateVersion(ctx, { id: draft.id, ifMatch: draft.contentHash, text: "Hello {{name}}" });
      expect(saved.contentHash).not.toBe(draft.contentHash);
      expect(saved).toMatchObject({ number: 1, state: "draft", changelog: "C", model, variables: draft.variables });
      expect(saved.messages).toEqual([{ role: "user", content: "Hello {{name}}" }]);
      const cleared = await updateVersion(ctx, {
        id: draft.id,
        ifMatch: saved.contentHash,
        changelog: null,
        model: { name: "m" },
      });
      expect(cleared).toMatchObject({ changelog: null, model: { name: "m", providerId: null }, messages: saved.messages });
      expect((await auditTrail(ctx)).slice(2)).toEqual(["version.updated", "version.updated"]);
    }));

  test("answers a stale save with the content as it is now", () =>
    sandbox(async (ctx) => {
      const prompt = await aPrompt(ctx);
      const draft = await createVersion(ctx, { id: prompt.id, ...aVersion() });
      const mine = await updateVersion(ctx, { id: draft.id, ifMatch: draft.contentHash, text: "Mine" });
      const theirs = updateVersion(ctx, { id: draft.id, ifMatch: draft.contentHash, text: "Theirs" });
      const { contentHash, messages, variables, model } = mine;
      await expect(theirs).rejects.toMatchObject({
        code: "conflict",
        extra: { data: { current: { contentHash, messages, variables, model } } },
      });
      expect((await getVersion(ctx, { id: draft.id })).messages).toEqual(messages);
      expect((await auditTrail(ctx)).filter((action) => action === "version.updated")).toHaveLength(1);
    }));

  test("lets one of many savers through who opened the same content", async () => {
    const ctx = await aWorkspace();
    const prompt = await aPrompt(ctx);
    const draft = await createVersion(ctx, { id: prompt.id, ...aVersion() });
    const saves = await Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => updateVersion(ctx, { id: draft.id, ifMatch: draft.contentHash, text: `Save ${i}` })),
    );
    const refused = saves.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(refused).toEqual(Array(9).fill("conflict"));
  });

  test("leaves a published version alone", () =>
    sandbox(async (ctx) => {
      const prompt = await aPrompt(ctx);
      const { id, contentHash } = await aReadyVersion(ctx, prompt.id);
      await expect(updateVersion(ctx, { id, ifMatch: contentHash, text: "New" })).rejects.toMatchObject({ code: "conflict" });
      expect((await getVersion(ctx, { id })).contentHash).toBe(contentHash);
    }));

  test("says what to send where If-Match is missing", () => {
    const parse = () => parseInput(UpdateVersion, { id: "pv_1", text: "New", ifMatch: undefined });
    expect(parse).toThrow("If-Match");
  });
});
