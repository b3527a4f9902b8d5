import { database } from "@/db/client";
import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import type { Recalled } from "@/lib/serving/memory";
import { findServed, type Served } from "./find-served";
import { knownVersions } from "./known-versions";

/**
 * A version that an application may have: what an environment serves, or a published one by its number, an archived one
 * too, so that putting it away breaks nobody who pinned it. From memory where that is fresh or Postgres is away; in a transaction
 * nothing is remembered, for it may be rolled back.
 */
export async function readServed(ctx: Context, slug: string, step: string | number): Promise<Recalled<Served>> {
  const found = await (ctx.db === database() ? recall(ctx, slug, step) : find(ctx, slug, step));
  if (found) return found;
  throw notFound(typeof step === "number" ? "published version" : "active version", `${slug}@${step}`);
}

async function recall(ctx: Context, slug: string, step: string | number): Promise<Recalled<Served> | null> {
  const look = async (known: Served[] | null) => {
    const found = await findServed(ctx, slug, step, known?.[0] ?? null);
    return found === null || found === "same" ? found : [found];
  };
  const found = await knownVersions().recall({ group: ctx.workspaceId, name: `${slug}@${step}`, look });
  const [version] = found?.value ?? [];
  return found && version ? { ...found, value: version } : null;
}

async function find(ctx: Context, slug: string, step: string | number): Promise<Recalled<Served> | null> {
  const found = await findServed(ctx, slug, step, null);
  return found === null || found === "same" ? null : { value: found, staleSeconds: null };
}
