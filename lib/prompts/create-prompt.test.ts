import { describe, expect, test } from "vitest";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { parseInput } from "@/lib/http/parse-input";
import { createPrompt } from "./create-prompt";
import { getPrompt } from "./get-prompt";
import { CreatePrompt } from "./schema";
import { aPrompt } from "./testing";

describe("createPrompt", () => {
  test("answers a prompt without versions, owned by its maker, found by id and by slug", () =>
    sandbox(async (ctx) => {
      const made = await createPrompt(ctx, { slug: "greeting", name: "Greeting", tags: ["a"], description: "Says hello" });
      expect(made).toMatchObject({ slug: "greeting", tags: ["a"], versionCount: 0, activeVersion: null, deployments: [] });
      expect(made).toMatchObject({ ownerId: ctx.principal.id, createdBy: ctx.principal.id, archivedAt: null });
      expect(await getPrompt(ctx, { id: made.id })).toEqual(made);
      expect(await getPrompt(ctx, { id: "greeting" })).toEqual(made);
      expect(await auditTrail(ctx)).toEqual(["prompt.created"]);
    }));

  test("refuses a taken slug and writes nothing", () =>
    sandbox(async (ctx) => {
      await aPrompt(ctx, "greeting");
      await expect(aPrompt(ctx, "greeting")).rejects.toMatchObject({
        code: "conflict",
        message: "The slug “greeting” is taken.",
      });
      expect(await auditTrail(ctx)).toEqual(["prompt.created"]);
    }));

  test("gives one slug to one of many who ask for it at once", async () => {
    const ctx = await aWorkspace();
    const made = await Promise.allSettled(Array.from({ length: 20 }, () => aPrompt(ctx, "greeting")));
    const refused = made.flatMap((one) => (one.status === "rejected" ? [one.reason.code] : []));
    expect(refused).toEqual(Array(19).fill("conflict"));
    expect(await auditTrail(ctx)).toEqual(["prompt.created"]);
  });

  test("lets two workspaces use the same slug", () =>
    sandbox(async (ctx) => {
      const other = await aWorkspace(ctx.db);
      const [one, two] = [await aPrompt(ctx, "greeting"), await aPrompt(other, "greeting")];
      expect(one.id).not.toBe(two.id);
    }));

  test("takes only a member as owner", () =>
    sandbox(async (ctx) => {
      const stranger = await aWorkspace(ctx.db);
      const colleague = await asMember(ctx, "viewer");
      const of = (ownerId: string) => createPrompt(ctx, { slug: "greeting", name: "G", tags: [], ownerId });
      await expect(of(stranger.principal.id)).rejects.toMatchObject({ code: "not_found" });
      expect((await of(colleague.principal.id)).ownerId).toBe(colleague.principal.id);
    }));

  test("needs the permission to write", () =>
    sandbox(async (ctx) => {
      const viewer = await asMember(ctx, "viewer");
      await expect(aPrompt(viewer)).rejects.toMatchObject({ code: "forbidden" });
    }));
});

describe("CreatePrompt", () => {
  const parse = (slug: string) => parseInput(CreatePrompt, { slug, name: "N", tags: ["a", " a ", "b"] });

  test.each(["a", "a-1", "x".repeat(64)])("takes the slug %s", (slug) => {
    expect(parse(slug)).toEqual({ slug, name: "N", tags: ["a", "b"] });
  });

  test.each(["", "A", "a_b", "a/b", "é", "x".repeat(65), "import", "by-slug"])("refuses the slug “%s”", (slug) => {
    expect(() => parse(slug)).toThrow(/^slug: /);
  });
});
