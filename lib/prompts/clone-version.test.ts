import { describe, expect, test } from "vitest";
import { auditTrail, sandbox } from "@/db/testing";
import { cloneVersion } from "./clone-version";
import { compileVersion } from "./compile-version";
import { createVersion } from "./create-version";
import { diffVersions } from "./diff-versions";
import { aPrompt, aReadyVersion, aVersion } from "./testing";

describe("cloneVersion", () => {
  test("makes a draft with the same content, based on its source", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const source = await aReadyVersion(ctx, id, "Hi {{name}}", { model: { name: "small", providerId: "default" } });
      const clone = await cloneVersion(ctx, { id: "greeting@1" });
      expect(clone).toMatchObject({ promptId: id, number: 2, state: "draft", basedOn: source.id, publishedAt: null });
      expect([clone.contentHash, clone.model]).toEqual([source.contentHash, source.model]);
      expect((await auditTrail(ctx)).slice(2)).toEqual(["version.created"]);
    }));

  test("says where it comes from in another prompt", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const source = await aReadyVersion(ctx, id);
      await aPrompt(ctx, "other");
      const clone = await cloneVersion(ctx, { id: source.id, promptId: "other" });
      expect(clone).toMatchObject({ promptSlug: "other", number: 1, basedOn: null, changelog: "Copied from greeting@1" });
    }));
});

describe("diffVersions", () => {
  test("shows what changes from one to the other", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await createVersion(ctx, { id, ...aVersion("Hi {{name}}") });
      const model = { name: "small", temperature: 1, providerId: "default" };
      await createVersion(ctx, { id, ...aVersion("Hello {{name}}", { model }) });
      const diff = await diffVersions(ctx, { id: "greeting@2", against: "greeting@1" });
      expect([diff.from.number, diff.to.number]).toEqual([1, 2]);
      expect(diff.messages).toMatchObject([{ role: "user" }]);
      const side = (gone: string) => diff.messages[0]?.hunks.flatMap(({ kind, text }) => (kind === gone ? [] : [text])).join("");
      expect([side("added"), side("removed")]).toEqual(["Hi {{name}}", "Hello {{name}}"]);
      expect(diff.model.changed).toEqual([
        { field: "providerId", from: null, to: "default" },
        { field: "temperature", from: undefined, to: 1 },
      ]);
      expect(diff.variables).toMatchObject({ added: [], removed: [], changed: [], breaking: false });
    }));
});

describe("compileVersion", () => {
  test("fills in the values, of a draft too", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const draft = await createVersion(ctx, { id, ...aVersion() });
      expect(await compileVersion(ctx, { id: draft.id, variables: { name: "Ann", extra: 1 } })).toEqual({
        messages: [{ role: "user", content: "Hi Ann" }],
        model: { name: "small", providerId: null },
        contentHash: draft.contentHash,
        unusedValues: ["extra"],
      });
    }));
});
