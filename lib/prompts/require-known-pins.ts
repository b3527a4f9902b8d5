import { and, eq, inArray } from "drizzle-orm";
import { contents } from "@/db/schema/prompts";
import type { Context } from "@/lib/context";
import { unprocessable } from "@/lib/errors";
import type { Partials, Pin } from "@/lib/templates/content";
import { textOfPrompt } from "@/lib/templates/text-of-prompt";
import { parseBody } from "./parse-body";

const batchSize = 1_000;

/**
 * Refuses an included text under the hash of another content that this workspace holds: it would pass for that one. A hash nobody here
 * knows is what the file says it is, no more.
 */
export async function requireKnownPins(ctx: Context, versions: { number: number; partials?: Partials }[]): Promise<void> {
  const pins = versions.flatMap(({ number, partials }) => pinsIn(partials).map((pin) => ({ number, ...pin })));
  const hashes = [...new Set(pins.map(({ contentHash }) => contentHash))];
  for (let from = 0; from < hashes.length; from += batchSize) {
    const found = await ctx.db
      .select({ hash: contents.hash, body: contents.body })
      .from(contents)
      .where(and(eq(contents.workspaceId, ctx.workspaceId), inArray(contents.hash, hashes.slice(from, from + batchSize))));
    const textOf = new Map(found.map(({ hash, body }) => [hash, textOfPrompt(parseBody(body))]));
    const wrong = pins.find(({ contentHash, text }) => textOf.has(contentHash) && textOf.get(contentHash) !== text);
    if (wrong)
      throw unprocessable(`Version ${wrong.number} includes a text under the hash of another content: ${wrong.contentHash}.`, [
        { path: "versions", message: "a pinned hash is not of its text" },
      ]);
  }
}

function pinsIn(partials: Partials = {}): Pin[] {
  return Object.values(partials).flatMap((pin) => [pin, ...pinsIn(pin.partials)]);
}
