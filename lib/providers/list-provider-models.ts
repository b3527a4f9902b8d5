import { notFound, unprocessable } from "@/lib/errors";
import { verb } from "@/lib/verb";
import { listModels } from "./list-models";
import { ProviderFault } from "./model";
import { openProvider } from "./open-provider";
import { readCatalogue } from "./read-catalogue";
import type { ProviderId } from "./schema";
import { probeLimits } from "./test-provider";
import { withProviderSlot } from "./with-provider-slot";

/** The models a provider says it has, asked for now. */
export const listProviderModels = verb("providers:read", async (ctx, { id }: ProviderId) => {
  const catalogue = await readCatalogue(ctx);
  if (!catalogue.has(id)) throw notFound("provider", id);
  const provider = await openProvider(ctx, catalogue, id);
  try {
    const party = { workspaceId: ctx.workspaceId, work: "settings" };
    return { data: await withProviderSlot(provider, () => listModels(provider, probeLimits), { for: party }) };
  } catch (error) {
    if (!(error instanceof ProviderFault)) throw error;
    throw unprocessable(`The provider did not name its models. ${error.message}`);
  }
});
