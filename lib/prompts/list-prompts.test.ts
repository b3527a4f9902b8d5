import { describe, expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { parseInput } from "@/lib/http/parse-input";
import { archivePrompt } from "./archive-prompt";
import { createPrompt } from "./create-prompt";
import { listPrompts } from "./list-prompts";
import { ListPrompts } from "./schema";
import { aPrompt, aReadyVersion, aServedVersion } from "./testing";

const slugs = async (ctx: Context, query: Record<string, string>) =>
  (await listPrompts(ctx, parseInput(ListPrompts, query))).data.map(({ slug }) => slug);

describe("listPrompts", () => {
  test("shows what production serves and how many versions there are", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aServedVersion(ctx, id, "One {{name}}", "staging");
      const served = await aServedVersion(ctx, id, "Two {{name}}");
      await aReadyVersion(ctx, id, "Three {{name}}");
      const { data, pagination } = await listPrompts(ctx, parseInput(ListPrompts, {}));
      expect(data).toMatchObject([{ id, versionCount: 3, activeVersion: { id: served.id, number: 2 } }]);
      expect(data[0]?.deployments.map(({ environment, number }) => [environment, number])).toEqual([
        ["production", 2],
        ["staging", 1],
      ]);
      expect(pagination).toEqual({ page: 1, pageSize: 20, total: 1, totalPages: 1 });
    }));

  test("filters by tag, category, owner and archive", () =>
    sandbox(async (ctx) => {
      await createPrompt(ctx, { slug: "a", name: "A", tags: ["x", "y"], category: "support", ownerId: null });
      await createPrompt(ctx, { slug: "b", name: "B", tags: ["y"] });
      await aPrompt(ctx, "gone");
      await archivePrompt(ctx, { id: "gone", deactivate: false });
      expect(await slugs(ctx, { sort: "name", order: "asc" })).toEqual(["a", "b"]);
      expect(await slugs(ctx, { tag: "x" })).toEqual(["a"]);
      expect(await slugs(ctx, { tag: "y", sort: "name" })).toEqual(["b", "a"]);
      expect(await slugs(ctx, { category: "support" })).toEqual(["a"]);
      expect(await slugs(ctx, { ownerId: ctx.principal.id })).toEqual(["b"]);
      expect(await slugs(ctx, { archived: "true" })).toEqual(["gone"]);
    }));

  test("searches slug, name and description for the text as it is written", () =>
    sandbox(async (ctx) => {
      await createPrompt(ctx, { slug: "one", name: "Refund 100%", tags: [] });
      await createPrompt(ctx, { slug: "two", name: "Other", description: "about REFUNDS", tags: [] });
      await createPrompt(ctx, { slug: "three", name: "Third", tags: [] });
      expect(await slugs(ctx, { q: "refund", sort: "name" })).toEqual(["one", "two"]);
      expect(await slugs(ctx, { q: "thr" })).toEqual(["three"]);
      expect(await slugs(ctx, { q: "%" })).toEqual(["one"]);
      expect(await slugs(ctx, { q: "_" })).toEqual([]);
    }));

  test("pages and sees its own workspace only", () =>
    sandbox(async (ctx) => {
      for (const slug of ["a", "b", "c"]) await aPrompt(ctx, slug);
      await aPrompt(await aWorkspace(ctx.db), "foreign");
      expect(await slugs(ctx, { sort: "name", order: "asc", pageSize: "2" })).toEqual(["a", "b"]);
      expect(await slugs(ctx, { sort: "name", order: "asc", pageSize: "2", page: "2" })).toEqual(["c"]);
    }));

  test("refuses a field it cannot be sorted by", () => {
    expect(() => parseInput(ListPrompts, { sort: "workspaceId" })).toThrow(/^sort: /);
  });
});
