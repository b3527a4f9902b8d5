import { notFound } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { describeProvider, findProviderRow } from "./rows";
import type { ProviderId } from "./schema";

/** A provider of the workspace, without its secrets. */
export const getProvider = verb("providers:read", async (ctx, { id }: ProviderId) => {
  const row = await findProviderRow(ctx, id);
  if (!row) throw notFound("provider", id);
  return describeProvider(row);
});
