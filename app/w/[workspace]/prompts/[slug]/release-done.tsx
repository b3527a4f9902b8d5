import { hrefWith } from "@/components/href-with";
import { ReleaseNotice } from "@/components/prompts/release-notice";
import type { Context } from "@/lib/context";
import { getPromotion } from "@/lib/evidence/get-promotion";
import type { listDeployments } from "@/lib/prompts/list-deployments";
import { closed } from "./closed";
import type { Place } from "./open-tab";

type Deployments = Awaited<ReturnType<typeof listDeployments>>;

/** What was just released, where the address says that something was, with the way back. */
export async function releaseDone(ctx: Context, place: Place, deployments: Deployments, mayRollBack: boolean) {
  const { path, query, asked } = place;
  const served = deployments.find(({ environment }) => environment === asked.environment);
  if (asked.open !== "released" || !served?.promotionId) return null;
  const { environment, kind, number, fromNumber } = await getPromotion(ctx, { id: served.promotionId });
  const mayUndo = mayRollBack && kind === "promote" && fromNumber !== null && fromNumber !== number;
  return (
    <ReleaseNotice
      {...{ environment, kind, number, fromNumber }}
      undoHref={mayUndo ? hrefWith(path, query, { open: "rollback", environment, to: String(fromNumber), undo: "1" }) : null}
      closeHref={hrefWith(path, query, closed)}
    />
  );
}
