import { prompts } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction } from "@/lib/context";
import { conflict } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { readPrompt, requireMember } from "./rows";
import type { CreatePrompt } from "./schema";

/** Adds a prompt without versions; its slug never changes. A taken slug is a conflict, an archived prompt's too. */
export const createPrompt = verb("prompts:write", (ctx, input: CreatePrompt) =>
  inTransaction(ctx, async (ctx) => {
    const maker = ctx.principal.kind === "user" ? ctx.principal.id : null;
    const { slug, name, description, category, tags, ownerId = maker } = input;
    if (ownerId) await requireMember(ctx, ownerId);
    const { workspaceId, principal } = ctx;
    const [prompt] = await ctx.db
      .insert(prompts)
      .values({ workspaceId, slug, name, description, category, tags, ownerId, createdBy: principal.id })
      .onConflictDoNothing({ target: [prompts.workspaceId, prompts.slug] })
      .returning({ id: prompts.id });
    if (!prompt) throw conflict(`The slug “${slug}” is taken.`);
    await recordAudit(ctx, "prompt.created", prompt.id, { slug });
    return readPrompt(ctx, prompt.id);
  }),
);
