import { hrefWith } from "@/components/href-with";
import { PromotionHistory } from "@/components/prompts/promotion-history";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { PageLinks } from "@/components/ui/page-links";
import type { Context } from "@/lib/context";
import { keptEvidence } from "@/lib/evidence/kept-evidence";
import { listPromotions } from "@/lib/prompts/list-promotions";
import { ListPromotions } from "@/lib/prompts/promotion-schema";
import { namePeople } from "@/lib/workspaces/name-people";
import { closed } from "./closed";
import type { Place } from "./open-tab";

/** Queries: a page of promotions and their count, and the names in them. */
export async function historyTab(ctx: Context, { workspace, path, query, asked, prompt }: Place) {
  const served = prompt.deployments.map(({ environment }) => environment);
  const choice = (environment: string | undefined) => ({
    text: environment ?? "All",
    href: hrefWith(path, query, { ...closed, only: environment, page: undefined }),
    chosen: asked.only === environment,
  });
  const { data, pagination } = await listPromotions(
    ctx,
    ListPromotions.parse({ id: prompt.id, page: asked.page, environment: asked.only }),
  );
  const isServed = (id: string) => prompt.deployments.some(({ promotionId }) => promotionId === id);
  const servedNow = ({ environment, versionId }: (typeof data)[number]) =>
    prompt.deployments.some((one) => one.environment === environment && one.versionId === versionId);
  const promotions = data.map((one) => ({
    ...one,
    kept: keptEvidence(one.evidence),
    isServed: isServed(one.id),
    isPresent: servedNow(one),
  }));
  const people = promotions.flatMap(({ createdBy, kept }) => [createdBy, ...kept.approvals.map(({ personId }) => personId)]);
  const mayReturn = prompt.archivedAt === null && ctx.principal.scopes.has("prompts:rollback");
  const evaluations = `/w/${workspace}/evaluations`;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      {served.length > 1 && <ChoiceLinks label="Environment" choices={[undefined, ...served].map(choice)} />}
      <PromotionHistory
        promotions={promotions}
        names={await namePeople(ctx, people)}
        hrefs={{
          version: (number) => hrefWith(path, {}, { version: String(number) }),
          diff: (number, from) => hrefWith(path, {}, { version: String(number), tab: "diff", against: String(from) }),
          evaluation: (id) => `${evaluations}/${id}`,
          evidence: (id) => `/files/promotions/${id}/evidence?workspace=${workspace}`,
          back: mayReturn
            ? (environment, number) => hrefWith(path, query, { open: "rollback", environment, to: String(number) })
            : null,
        }}
      />
      {pagination.total > 0 && (
        <PageLinks what="releases" {...pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
      )}
    </div>
  );
}
