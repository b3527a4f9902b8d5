import { expect, test } from "vitest";
import { aWorkspace, sandbox } from "@/db/testing";
import { createPrompt } from "./create-prompt";
import { listPromptGroups } from "./list-prompt-groups";

test("tags and categories are named once each, in order, and stay in their workspace", () =>
  sandbox(async (ctx) => {
    await createPrompt(ctx, { slug: "a", name: "A", tags: ["triage", "desk"], category: "Support" });
    await createPrompt(ctx, { slug: "b", name: "B", tags: ["desk"], category: "Sales" });
    await createPrompt(ctx, { slug: "c", name: "C", tags: [], category: "Support" });
    expect(await listPromptGroups(ctx, undefined)).toEqual({ tags: ["desk", "triage"], categories: ["Sales", "Support"] });
    expect(await listPromptGroups(await aWorkspace(ctx.db), undefined)).toEqual({ tags: [], categories: [] });
  }));
