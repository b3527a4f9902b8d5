import { describe, expect, test } from "vitest";
import { sandbox } from "@/db/testing";
import { createDataset } from "@/lib/datasets/create-dataset";
import { CreateDataset } from "@/lib/datasets/schema";
import { archivePrompt } from "@/lib/prompts/archive-prompt";
import { createPrompt } from "@/lib/prompts/create-prompt";
import { createVersion } from "@/lib/prompts/create-version";
import { aPrompt, aVersion } from "@/lib/prompts/testing";
import { findAnything } from "./find-anything";

describe("findAnything", () => {
  test("finds by each word of the name or the slug, the exact one first, then what begins so", () =>
    sandbox(async (ctx) => {
      for (const [slug, name] of [
        ["old-triage", "Triage of old"],
        ["support", "Support"],
        ["triage", "Sort tickets"],
        ["triage-two", "Second"],
      ] as const)
        await createPrompt(ctx, { slug, name, tags: [] });
      const paths = async (q: string) => (await findAnything(ctx, { q })).map(({ path }) => path);
      expect(await paths("TRIAGE")).toEqual(["/prompts/triage", "/prompts/triage-two", "/prompts/old-triage"]);
      expect(await paths("tick sort")).toEqual(["/prompts/triage"]);
      expect(await paths("sort nothing")).toEqual([]);
    }));

  test("finds one version by slug@3 and the latest by slug@, with or without a v", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aPrompt(ctx, "greeting-two");
      for (let made = 0; made < 3; made++) await createVersion(ctx, { id, ...aVersion(`Hi ${made}`) });
      const titles = async (q: string) => (await findAnything(ctx, { q })).map(({ title }) => title);
      expect(await titles("greeting@2")).toEqual(["greeting@2"]);
      expect(await titles("gree@v2")).toEqual(["greeting@2"]);
      expect(await titles("greeting@")).toEqual(["greeting@3", "greeting@2", "greeting@1"]);
      expect(await findAnything(ctx, { q: "greeting@3" })).toEqual([
        { kind: "version", path: "/prompts/greeting?version=3", title: "greeting@3", detail: "greeting, draft" },
      ]);
    }));

  test("finds datasets by name and by id, never by a part of an id, and takes signs as they are", () =>
    sandbox(async (ctx) => {
      const { id } = await createDataset(ctx, CreateDataset.parse({ name: "100% tickets" }));
      const found = { kind: "dataset", path: `/datasets/${id}`, title: "100% tickets", detail: "0 cases" };
      expect(await findAnything(ctx, { q: "0% t" })).toEqual([found]);
      expect(await findAnything(ctx, { q: id })).toEqual([found]);
      expect(await findAnything(ctx, { q: id.slice(0, 6) })).toEqual([]);
      expect(await findAnything(ctx, { q: "_" })).toEqual([]);
    }));

  test("shows neither what is put away, nor another workspace's, nor kinds the caller may not read", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await createDataset(ctx, CreateDataset.parse({ name: "greeting cases" }));
      const kinds = async (as = ctx) => (await findAnything(as, { q: "greeting" })).map(({ kind }) => kind);
      expect(await kinds()).toEqual(["prompt", "dataset"]);
      expect(await kinds({ ...ctx, workspaceId: "ws_other" })).toEqual([]);
      const key = { kind: "key" as const, id: "key_1", scopes: new Set(["prompts:read"] as const) };
      expect(await kinds({ ...ctx, principal: key })).toEqual(["prompt"]);
      await archivePrompt(ctx, { id, deactivate: false });
      expect(await kinds()).toEqual(["dataset"]);
    }));
});
