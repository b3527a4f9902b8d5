import { describe, expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { archivePrompt } from "./archive-prompt";
import { compileVersion } from "./compile-version";
import { createVersion } from "./create-version";
import { getVersion } from "./get-version";
import { promoteVersion } from "./promote-version";
import { publishVersion } from "./publish-version";
import { aPrompt, aReadyVersion, aServedVersion, aVersion } from "./testing";

/** A prompt that production serves with this text. */
async function aTone(ctx: Context, text: string, slug = "tone") {
  const { id } = await aPrompt(ctx, slug);
  await aServedVersion(ctx, id, text);
  return id;
}

async function aDraft(ctx: Context, text: string, slug = "greeting") {
  const { id } = await aPrompt(ctx, slug);
  return createVersion(ctx, { id, ...aVersion(text) });
}

describe("a draft that includes a prompt", () => {
  test("is compiled with what production serves of it now", () =>
    sandbox(async (ctx) => {
      const tone = await aTone(ctx, "Kindly, {{name}}");
      const draft = await aDraft(ctx, "{{> tone}}!");
      const said = async () => (await compileVersion(ctx, { id: draft.id, variables: { name: "Ann" } })).messages[0]?.content;
      expect(draft).toMatchObject({ warnings: [], messages: [{ content: "{{> tone}}!" }] });
      expect(await said()).toBe("Kindly, Ann!");
      await aServedVersion(ctx, tone, "Dear {{name}}");
      expect(await said()).toBe("Dear Ann!");
      expect(await getVersion(ctx, { id: draft.id })).toEqual(draft);
    }));

  test("is warned of names that the included text uses, which one, and where it is included", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx, "tone");
      const variables = [{ name: "mood", type: "string", required: true } as const];
      const version = await aReadyVersion(ctx, id, "Be\n {{mood}}", { variables });
      await promoteVersion(ctx, { id: version.id, environment: "production", acceptBreaking: false });
      const draft = await aDraft(ctx, "{{name}}\n{{> tone}}");
      const message = "In “tone”, line 2, column 2: “mood” is not declared as a variable.";
      const warning = { path: "messages.0.content", line: 2, column: 1, message, variable: "mood" };
      expect(draft.warnings).toEqual([warning]);
      await expect(publishVersion(ctx, { id: draft.id })).rejects.toMatchObject({
        code: "unprocessable",
        message: "It cannot be published. Not declared as variables: “mood”.",
        extra: { errors: [{ path: "messages.0.content", message: `Line 2, column 1: ${message}` }] },
      });
    }));

  test("is warned of every prompt it cannot include, and then neither published nor compiled", () =>
    sandbox(async (ctx) => {
      await aPrompt(ctx, "unreleased");
      await archivePrompt(ctx, { id: await aTone(ctx, "x", "archived"), deactivate: true });
      const { id } = await aPrompt(ctx, "chat");
      const messages = [{ role: "system", content: "x" } as const];
      const chat = await createVersion(ctx, { id, ...aVersion(), text: undefined, messages, publish: true });
      await promoteVersion(ctx, { id: chat.id, environment: "production", acceptBreaking: false });
      await aTone(await aWorkspace(ctx.db), "x", "elsewhere");

      const slugs = ["missing", "elsewhere", "archived", "unreleased", "chat", "greeting"];
      const draft = await aDraft(ctx, slugs.map((slug) => `{{> ${slug}}}`).join("\n"));
      const reasons = [
        "There is no prompt “missing” in this workspace.",
        "There is no prompt “elsewhere” in this workspace.",
        "The prompt “archived” is archived.",
        "The prompt “unreleased” has no active version in production.",
        "“chat” is no text prompt: its active version must be one user message of nothing but text.",
        "Prompts cannot include each other in a circle: greeting → greeting.",
      ];
      expect(draft.warnings.map(({ line, column, message }) => [line, column, message])).toEqual(
        reasons.map((reason, index) => [index + 1, 1, reason]),
      );
      await expect(publishVersion(ctx, { id: draft.id })).rejects.toMatchObject({
        message: `It cannot be published. ${reasons[0]}`,
        extra: { errors: reasons.map((reason, index) => ({ message: `Line ${index + 1}, column 1: ${reason}` })) },
      });
      const compiled = compileVersion(ctx, { id: draft.id, variables: { name: "Ann" } });
      await expect(compiled).rejects.toMatchObject({ code: "unprocessable", message: expect.stringContaining(reasons[0] ?? "") });
    }));

  test("cannot include what includes it", () =>
    sandbox(async (ctx) => {
      const a = await aTone(ctx, "Hi {{name}}", "a");
      await aTone(ctx, "{{> a}}", "b");
      await aTone(ctx, "{{> b}}", "c");
      const message = expect.stringContaining("in a circle: a → c → b → a.");
      const published = createVersion(ctx, { id: a, ...aVersion("{{> c}}", { publish: true }) });
      await expect(published).rejects.toMatchObject({ code: "unprocessable", message });
    }));

  test("includes at most five deep", () =>
    sandbox(async (ctx) => {
      await aTone(ctx, "Hi {{name}}", "p0");
      for (const depth of [1, 2, 3, 4, 5]) await aTone(ctx, `{{> p${depth - 1}}}`, `p${depth}`);
      const compiled = await compileVersion(ctx, { id: "p5@production", variables: { name: "Ann" } });
      expect(compiled.messages).toEqual([{ role: "user", content: "Hi Ann" }]);
      const draft = await aDraft(ctx, "{{> p5}}", "p6");
      const message = expect.stringContaining("at most 5 deep: p6 → p5 → p4 → p3 → p2 → p1 → p0.");
      await expect(publishVersion(ctx, { id: draft.id })).rejects.toMatchObject({ code: "unprocessable", message });
    }));

  test("includes at most fifty prompts itself", () =>
    sandbox(async (ctx) => {
      await aTone(ctx, "x");
      const include = (slug: string) => `{{> ${slug}}}`;
      const slugs = Array.from({ length: 50 }, (_, n) => `p${n}`);
      for (const slug of slugs.slice(19)) await aTone(ctx, "x", slug);
      const draft = await aDraft(ctx, [...slugs, "tone"].map(include).join(""));
      expect(draft.warnings.map(({ message }) => message).slice(18)).toEqual([
        "There is no prompt “p18” in this workspace.",
        "A prompt includes at most 50 others itself.",
      ]);
    }));
});
