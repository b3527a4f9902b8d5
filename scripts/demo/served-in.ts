import type { Context } from "@/lib/context";
import { listPromotions } from "@/lib/prompts/list-promotions";
import { promoteVersion } from "@/lib/prompts/promote-version";
import { ListPromotions, PromoteVersion, RollbackPrompt } from "@/lib/prompts/promotion-schema";
import { rollbackPrompt } from "@/lib/prompts/rollback-prompt";

type Served = { promptId: string; environment: "production" | "staging" };

/** A prompt's promotions and rollbacks in an environment, in the order they are told: those made already are not made again. */
export function servedIn(ctx: Context, { promptId, environment }: Served) {
  let told = 0;
  const isMade = async () => {
    const { pagination } = await listPromotions(ctx, ListPromotions.parse({ id: promptId, environment }));
    return pagination.total >= ++told;
  };
  return {
    async promote(versionId: string, reason: string) {
      if (!(await isMade())) await promoteVersion(ctx, PromoteVersion.parse({ id: versionId, environment, reason }));
    },
    async rollBack(reason: string) {
      if (!(await isMade())) await rollbackPrompt(ctx, RollbackPrompt.parse({ id: promptId, environment, reason }));
    },
  };
}
