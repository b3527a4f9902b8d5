import { setImmediate } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { contents, prompts, promptVersions } from "@/db/schema/prompts";
import { recordAudit } from "@/lib/audit/record-audit";
import { type Context, inTransaction } from "@/lib/context";
import { AppError, conflict, invalidInput, unprocessable } from "@/lib/errors";
import { newId } from "@/lib/ids";
import type { IncludeBudget } from "@/lib/templates/expand-template";
import { verb } from "@/lib/verb";
import type { ImportPrompt } from "./file-schema";
import { hashContent } from "./hash-content";
import { inputContent } from "./input-content";
import { recordEdit } from "./record-edit";
import { requireKnownPins } from "./require-known-pins";
import { requirePublishable } from "./require-publishable";
import { readPrompt } from "./rows";

type FileVersion = ImportPrompt["versions"][number];
type NewVersion = FileVersion & { id: string; text: string; hash: string };

/**
 * Makes a prompt of an exported one, with its numbers and states; nothing of it is served until it is promoted here. A published
 * version keeps the texts it included where it comes from, and so its content's hash.
 */
export const importPrompt = verb("prompts:write", async (ctx, input: ImportPrompt) => {
  requireOrder(input.versions);
  const versions = await readVersions(input.versions);
  return inTransaction(ctx, async (ctx) => {
    const slug = input.slug ?? input.prompt.slug;
    const { workspaceId, principal } = ctx;
    const ownerId = principal.kind === "user" ? principal.id : null;
    const lastVersionNumber = versions.at(-1)?.number ?? 0;
    const [prompt] = await ctx.db
      .insert(prompts)
      .values({ ...input.prompt, slug, workspaceId, ownerId, lastVersionNumber, createdBy: principal.id })
      .onConflictDoNothing({ target: [prompts.workspaceId, prompts.slug] })
      .returning({ id: prompts.id });
    if (!prompt) throw conflict(`The slug “${slug}” is taken: import it with another “slug”.`);
    await requireKnownPins(ctx, versions);
    await saveVersions(ctx, prompt.id, versions);
    await recordEdit(ctx, { promptId: prompt.id, versionIds: versions.map(({ id }) => id) });
    await recordAudit(ctx, "prompt.imported", prompt.id, { slug, versions: versions.length });
    return readPrompt(ctx, prompt.id);
  });
});

/** Between versions others have their turn, and what they include together has an end: a small file can stand for very long texts. */
async function readVersions(versions: FileVersion[]): Promise<NewVersion[]> {
  const budget = { left: 4_000_000 };
  const read: NewVersion[] = [];
  for (const [index, version] of versions.entries()) {
    read.push(readFileVersion(version, index, budget));
    await setImmediate();
  }
  return read;
}

function requireOrder(versions: FileVersion[]): void {
  const seen = new Set<number>();
  let last = 0;
  for (const [index, { number, basedOn }] of versions.entries()) {
    const path = `versions.${index}`;
    if (number <= last) throw invalidInput("Versions stand in the order of their numbers.", [{ path, message: "out of order" }]);
    if (basedOn !== null && !seen.has(basedOn))
      throw invalidInput(`Version ${number} is based on ${basedOn}, which does not stand before it.`, [
        { path, message: "unknown" },
      ]);
    seen.add(number);
    last = number;
  }
}

function readFileVersion(version: FileVersion, index: number, budget: IncludeBudget): NewVersion {
  const { providerId: _, ...model } = version.model;
  const written = inputContent(version, { messages: [], variables: [], model });
  const content = version.state === "draft" ? written : { ...written, partials: version.partials };
  try {
    if (version.state !== "draft") requirePublishable(content, { budget });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const errors = error.extra.errors?.map(({ path, message }) => ({ path: `versions.${index}.${path}`, message }));
    throw unprocessable(`Version ${version.number}: ${error.message}`, errors);
  }
  return { ...version, ...hashContent(content), id: newId("pv") };
}

async function saveVersions(ctx: Context, promptId: string, versions: NewVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const { workspaceId, principal } = ctx;
  const texts = new Map(versions.map(({ hash, text }) => [hash, text]));
  // In the order of their hashes, so that two imports that share contents never wait for each other in a circle.
  const bodies = [...texts].sort(([one], [other]) => (one < other ? -1 : 1));
  await ctx.db
    .insert(contents)
    .values(bodies.map(([hash, body]) => ({ workspaceId, hash, body })))
    .onConflictDoNothing();
  const idOf = new Map(versions.map(({ number, id }) => [number, id]));
  await ctx.db.insert(promptVersions).values(
    versions.map(({ id, number, state, hash, model, changelog, basedOn }) => ({
      id,
      workspaceId,
      promptId,
      number,
      state,
      contentHash: hash,
      providerId: model.providerId ?? null,
      changelog,
      basedOn: basedOn === null ? null : idOf.get(basedOn),
      publishedAt: state === "draft" ? null : sql`now()`,
      publishedBy: state === "draft" ? null : principal.id,
      createdBy: principal.id,
    })),
  );
}
