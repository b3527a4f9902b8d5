import type { Context } from "@/lib/context";
import type { StoredVersion } from "./find-version";
import { readVersion } from "./read-version";
import { lockOpenPrompt } from "./rows";

/** A version of a prompt that is not archived, read under the lock of its prompt: it stays as it is until the transaction ends. */
export async function lockVersion(ctx: Context, ref: string): Promise<StoredVersion> {
  const { id, promptId } = await readVersion(ctx, ref);
  await lockOpenPrompt(ctx, promptId);
  return readVersion(ctx, id);
}
