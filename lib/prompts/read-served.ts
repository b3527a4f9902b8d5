import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { findVersion, type StoredVersion } from "./find-version";

/**
 * A version that an application may have: what an environment serves, or a published one by its number, an archived one
 * too, so that putting it away breaks nobody who pinned it.
 */
export async function readServed(ctx: Context, slug: string, step: string | number): Promise<StoredVersion> {
  const version = await findVersion(ctx, `${slug}@${step}`);
  if (version && version.state !== "draft") return version;
  throw notFound(typeof step === "number" ? "published version" : "active version", `${slug}@${step}`);
}
