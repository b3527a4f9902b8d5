import { and, count, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { contents } from "@/db/schema/prompts";
import { auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { parseInput } from "@/lib/http/parse-input";
import { createVersion } from "./create-version";
import { getPrompt } from "./get-prompt";
import { listVersions } from "./list-versions";
import { readContent } from "./read-content";
import { CreateVersion, ListVersions } from "./schema";
import { aPrompt, aVersion } from "./testing";

describe("createVersion", () => {
  test("answers a numbered draft with its content", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const first = await createVersion(ctx, { id, ...aVersion("Hi {{name}}", { changelog: "First" }) });
      const second = await createVersion(ctx, { id: "greeting", ...aVersion("Hello {{name}}", { basedOn: "greeting@1" }) });
      expect(first).toMatchObject({ promptId: id, promptSlug: "greeting", number: 1, state: "draft", active: [], warnings: [] });
      expect(first).toMatchObject({ changelog: "First", basedOn: null, publishedAt: null, createdBy: ctx.principal.id });
      expect(first.messages).toEqual([{ role: "user", content: "Hi {{name}}" }]);
      expect(first.model).toEqual({ name: "small", providerId: null });
      expect(second).toMatchObject({ number: 2, basedOn: first.id });
      expect(await auditTrail(ctx)).toEqual(["prompt.created", "version.created", "version.created"]);
    }));

  test("hands out 1 to 200 to 200 who ask at once", async () => {
    const ctx = await aWorkspace();
    const { id } = await aPrompt(ctx);
    const made = await Promise.all(Array.from({ length: 200 }, (_, i) => createVersion(ctx, { id, ...aVersion(`Hi ${i % 7}`) })));
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
    expect((await getPrompt(ctx, { id })).versionCount).toBe(200);
    expect((await auditTrail(ctx)).length).toBe(201);
  }, 60_000);

  test("stores one content for what is the same, whoever serves the model", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const one = await createVersion(ctx, { id, ...aVersion("Hi", { model: { name: "small", providerId: "default" } }) });
      const two = await createVersion(ctx, { id, ...aVersion("Hi", { model: { name: "small", providerId: "sandbox" } }) });
      const three = await createVersion(ctx, { id, ...aVersion("Hi", { model: { name: "large" } }) });
      expect(two.contentHash).toBe(one.contentHash);
      expect(three.contentHash).not.toBe(one.contentHash);
      expect(two.model.providerId).toBe("sandbox");
      const [stored] = await ctx.db.select({ n: count() }).from(contents).where(eq(contents.workspaceId, ctx.workspaceId));
      expect(stored?.n).toBe(2);
      expect((await readContent(ctx, three.contentHash)).model).toEqual({ name: "large" });
    }));

  test("keeps the order of keys inside what the model sees", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const schema = { zeta: 1, alpha: { b: 1.5, a: [] } };
      const { model, contentHash } = await createVersion(ctx, {
        id,
        ...aVersion("Hi", { model: { name: "small", tools: [schema] } }),
      });
      expect(JSON.stringify(model.tools)).toBe(JSON.stringify([schema]));
      const stored = await ctx.db
        .select()
        .from(contents)
        .where(and(eq(contents.workspaceId, ctx.workspaceId), eq(contents.hash, contentHash)));
      expect(stored[0]?.body).toContain(JSON.stringify([schema]));
    }));

  test("saves a draft that uses an undeclared name, with a warning of where", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const { state, warnings } = await createVersion(ctx, { id, ...aVersion("Hi {{name}},\nsee {{order}}") });
      expect(state).toBe("draft");
      expect(warnings).toMatchObject([{ variable: "order", path: "messages.0.content", line: 2, column: 5 }]);
    }));

  test("publishes at once, unless the content cannot be", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const ready = await createVersion(ctx, { id, ...aVersion("Hi {{name}}", { publish: true }) });
      expect(ready).toMatchObject({ state: "ready", number: 1 });
      expect(ready.publishedAt).toBeInstanceOf(Date);
      const broken = createVersion(ctx, { id, ...aVersion("Hi {{order}}", { publish: true }) });
      await expect(broken).rejects.toMatchObject({ code: "unprocessable", message: expect.stringContaining("“order”") });
      expect((await createVersion(ctx, { id, ...aVersion() })).number).toBe(2);
      expect(await auditTrail(ctx)).toEqual(["prompt.created", "version.created", "version.created"]);
    }));

  test("is based on a version of the same prompt only", () =>
    sandbox(async (ctx) => {
      const [one, other] = [await aPrompt(ctx, "one"), await aPrompt(ctx, "other")];
      const foreign = await createVersion(ctx, { id: other.id, ...aVersion() });
      const made = createVersion(ctx, { id: one.id, ...aVersion("Hi", { basedOn: foreign.id }) });
      await expect(made).rejects.toMatchObject({ code: "not_found" });
      expect((await getPrompt(ctx, { id: one.id })).versionCount).toBe(0);
    }));
});

describe("CreateVersion", () => {
  const model = { name: "small" };

  test("takes messages or text, not both and not neither", () => {
    const messages = [{ role: "user", content: "Hi" }];
    expect(parseInput(CreateVersion, { id: "p", model, text: "Hi" })).toMatchObject({
      text: "Hi",
      variables: [],
      publish: false,
    });
    expect(parseInput(CreateVersion, { id: "p", model, messages })).toMatchObject({ messages });
    expect(() => parseInput(CreateVersion, { id: "p", model })).toThrow("give either messages or text");
    expect(() => parseInput(CreateVersion, { id: "p", model, messages, text: "Hi" })).toThrow("give either messages or text");
  });

  test.each(["workspaceId", "state", "number", "createdBy"])("refuses the field %s", (field) => {
    expect(() => parseInput(CreateVersion, { id: "p", model, text: "Hi", [field]: "x" })).toThrow(field);
  });
});

describe("listVersions", () => {
  test("lists newest first and filters by state", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      for (const publish of [true, false, true]) await createVersion(ctx, { id, ...aVersion("Hi", { publish }) });
      const numbers = async (query: Record<string, string>) =>
        (await listVersions(ctx, parseInput(ListVersions, { id, ...query }))).data.map(({ number }) => number);
      expect(await numbers({})).toEqual([3, 2, 1]);
      expect(await numbers({ state: "draft" })).toEqual([2]);
      expect(await numbers({ state: "ready", order: "asc" })).toEqual([1, 3]);
      expect(await numbers({ state: "archived" })).toEqual([]);
    }));
});
