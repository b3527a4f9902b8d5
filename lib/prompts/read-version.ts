import type { Context } from "@/lib/context";
import { notFound } from "@/lib/errors";
import { findVersion, type StoredVersion } from "./find-version";

/** The same as `findVersion`; not_found in the same words for an unknown one and another workspace's. */
export async function readVersion(ctx: Context, ref: string): Promise<StoredVersion> {
  const version = await findVersion(ctx, ref);
  if (!version) throw notFound("version", ref);
  return version;
}
