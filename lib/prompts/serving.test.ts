import { describe, expect, test } from "vitest";
import { sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { archiveVersion } from "./archive-version";
import { compileServedVersion } from "./compile-served-version";
import { createVersion } from "./create-version";
import { getActiveVersion } from "./get-active-version";
import { getNumberedVersion } from "./get-numbered-version";
import { listActiveVersions } from "./list-active-versions";
import { Compiled } from "./schema";
import { aPrompt, aReadyVersion, aServedVersion, aVersion } from "./testing";

/** A caller with nothing but the scope an application gets. */
const application = (ctx: Context): Context => ({
  ...ctx,
  principal: { kind: "key", id: "key_1", scopes: new Set(["serve"] as const) },
});

const production = { environment: "production" };

describe("getActiveVersion", () => {
  test("answers what the environment serves, with a tag that changes with it", () =>
    sandbox(async (ctx) => {
      const app = application(ctx);
      const { id } = await aPrompt(ctx);
      const first = await aServedVersion(ctx, id, "Hi {{name}}");
      await aServedVersion(ctx, id, "Staged {{name}}", "staging");
      const served = await getActiveVersion(app, { slug: "greeting", ...production });
      const { contentHash, messages, variables, model } = first;
      expect(served).toEqual({
        ...{ promptId: id, slug: "greeting", versionId: first.id, number: 1, tag: first.id },
        ...{ contentHash, messages, variables, model, staleSeconds: null },
      });
      expect(await getActiveVersion(app, { slug: "greeting", ...production })).toEqual(served);
      expect((await getActiveVersion(app, { slug: "greeting", environment: "staging" })).number).toBe(2);

      await aServedVersion(ctx, id, "Hi {{name}}");
      const again = await getActiveVersion(app, { slug: "greeting", ...production });
      expect(again.contentHash).toBe(contentHash);
      expect(again.tag).not.toBe(served.tag);
    }));

  test("is not found where nothing is served", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aReadyVersion(ctx, id);
      const asked = getActiveVersion(application(ctx), { slug: "greeting", ...production });
      await expect(asked).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("getNumberedVersion", () => {
  test("answers published versions, archived ones too, and no drafts", () =>
    sandbox(async (ctx) => {
      const app = application(ctx);
      const { id } = await aPrompt(ctx);
      const first = await aReadyVersion(ctx, id);
      await createVersion(ctx, { id, ...aVersion() });
      await archiveVersion(ctx, { id: first.id });
      expect(await getNumberedVersion(app, { slug: "greeting", number: 1 })).toMatchObject({ versionId: first.id, number: 1 });
      await expect(getNumberedVersion(app, { slug: "greeting", number: 2 })).rejects.toMatchObject({ code: "not_found" });
    }));
});

describe("compileServedVersion", () => {
  test("compiles what is served, or the version that is named", () =>
    sandbox(async (ctx) => {
      const app = application(ctx);
      const { id } = await aPrompt(ctx);
      await aServedVersion(ctx, id, "Hi {{name}}");
      await aServedVersion(ctx, id, "Hello {{name}}", "staging");
      const said = async (more: { version?: number; environment?: string }) =>
        (await compileServedVersion(app, { slug: "greeting", variables: { name: "Ann" }, ...more })).messages[0]?.content;
      expect(await said({})).toBe("Hi Ann");
      expect(await said({ environment: "staging" })).toBe("Hello Ann");
      expect(await said({ version: 2 })).toBe("Hello Ann");
    }));

  test("answers texts longer than one that is written may be", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aServedVersion(ctx, id, "{{name}}{{name}}");
      const compiled = await compileServedVersion(ctx, { slug: "greeting", variables: { name: "x".repeat(300_000) } });
      expect(Compiled.parse(compiled).messages[0]?.content).toHaveLength(600_000);
    }));

  test("names what is missing and lists what is not used", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      await aServedVersion(ctx, id);
      const compile = (variables: Record<string, string>) => compileServedVersion(ctx, { slug: "greeting", variables });
      await expect(compile({})).rejects.toMatchObject({ code: "unprocessable", message: expect.stringContaining("name") });
      expect((await compile({ name: "Ann", city: "Rome" })).unusedValues).toEqual(["city"]);
    }));
});

describe("listActiveVersions", () => {
  test("answers everything an environment serves, with one tag", () =>
    sandbox(async (ctx) => {
      const app = application(ctx);
      expect((await listActiveVersions(app, production)).data).toEqual([]);
      const [b, a] = [await aPrompt(ctx, "b"), await aPrompt(ctx, "a")];
      await aServedVersion(ctx, b.id);
      await aServedVersion(ctx, a.id);
      const all = await listActiveVersions(app, production);
      expect(all.data.map(({ slug, number }) => [slug, number])).toEqual([
        ["a", 1],
        ["b", 1],
      ]);
      expect(all.data[0]).toEqual(await getActiveVersion(app, { slug: "a", ...production }));
      expect((await listActiveVersions(app, production)).tag).toBe(all.tag);
      await aServedVersion(ctx, b.id);
      expect((await listActiveVersions(app, production)).tag).not.toBe(all.tag);
    }));
});
