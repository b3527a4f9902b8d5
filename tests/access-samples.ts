import type { Ids } from "./a-filled-workspace";

/** Path, body and headers of a request that succeeds once in a filled workspace with these ids. */
export type Sample = (ids: Ids) => [path: string, body?: unknown, headers?: Record<string, string>];

const version = { text: "Hi", model: { name: "sandbox", providerId: "sandbox" } };
const measured = (ids: Ids) => ({
  datasetId: ids.dataset,
  evaluators: [{ type: "heuristic" }],
  versionIds: [ids.version, ids.older],
});
const file = {
  ...{ format: "promptops-prompt", formatVersion: 1, versions: [] },
  prompt: { slug: "imported", name: "Imported", description: null, category: null, tags: [] },
};

/** What a caller sends to each route that is not open to anyone; every id in it is substituted in turn. */
export const samples: Record<string, Sample> = {
  "GET /active": () => ["/active"],
  "GET /audit-log": (ids) => [`/audit-log?actorId=${ids.member}&targetId=${ids.prompt}`],
  "GET /auth/me": () => ["/auth/me"],
  "GET /auth/sessions": () => ["/auth/sessions"],
  "DELETE /auth/sessions/[id]": (ids) => [`/auth/sessions/${ids.session}`],
  "GET /dataset-cases/[id]": (ids) => [`/dataset-cases/${ids.case}`],
  "PATCH /dataset-cases/[id]": (ids) => [`/dataset-cases/${ids.case}`, { name: "changed" }],
  "DELETE /dataset-cases/[id]": (ids) => [`/dataset-cases/${ids.case}`],
  "GET /datasets": () => ["/datasets"],
  "POST /datasets": () => ["/datasets", { name: "new" }],
  "GET /datasets/[id]": (ids) => [`/datasets/${ids.dataset}`],
  "PATCH /datasets/[id]": (ids) => [`/datasets/${ids.dataset}`, { name: "changed" }],
  "DELETE /datasets/[id]": (ids) => [`/datasets/${ids.dataset}`],
  "GET /datasets/[id]/cases": (ids) => [`/datasets/${ids.dataset}/cases`],
  "POST /datasets/[id]/cases": (ids) => [`/datasets/${ids.dataset}/cases`, { variables: { name: "Eve" } }],
  "GET /datasets/[id]/export": (ids) => [`/datasets/${ids.dataset}/export`],
  "POST /datasets/[id]/import": (ids) => [`/datasets/${ids.dataset}/import`, "name\nEve\n", { "content-type": "text/csv" }],
  "POST /datasets/[id]/import/preview": (ids) => [
    `/datasets/${ids.dataset}/import/preview`,
    "name\nEve\n",
    { "content-type": "text/csv" },
  ],
  "GET /datasets/[id]/revisions": (ids) => [`/datasets/${ids.dataset}/revisions`],
  "GET /datasets/[id]/revisions/[number]/changes": (ids) => [`/datasets/${ids.dataset}/revisions/1/changes`],
  "GET /evaluation-results/[id]": (ids) => [`/evaluation-results/${ids.result}`],
  "POST /evaluation-results/[id]/reviews": (ids) => [`/evaluation-results/${ids.result}/reviews`, { score: 0 }],
  "GET /evaluations": (ids) => [`/evaluations?datasetId=${ids.dataset}&promptId=${ids.prompt}`],
  "POST /evaluations": (ids) => ["/evaluations", measured(ids)],
  "POST /evaluations/estimate": (ids) => ["/evaluations/estimate", measured(ids)],
  "GET /evaluations/[id]": (ids) => [`/evaluations/${ids.evaluation}`],
  "GET /evaluations/[id]/compare": (ids) => [
    `/evaluations/${ids.evaluation}/compare?baseline=${ids.older}&candidate=${ids.version}`,
  ],
  "GET /evaluations/[id]/results": (ids) => [
    `/evaluations/${ids.evaluation}/results?armId=${ids.arm}&versionId=${ids.version}&caseId=${ids.case}`,
  ],
  "GET /evaluators": () => ["/evaluators"],
  "GET /members": () => ["/members"],
  "POST /playground/preview": (ids) => ["/playground/preview", { versionId: ids.version, variables: { name: "Eve" } }],
  "POST /playground/runs": (ids) => ["/playground/runs", { versionId: ids.version, variables: { name: "Eve" } }],
  "GET /prompt-versions/[id]": (ids) => [`/prompt-versions/${ids.version}`],
  "PATCH /prompt-versions/[id]": (ids) => [`/prompt-versions/${ids.draft}`, { text: "Hi" }, { "if-match": `"${ids.draftHash}"` }],
  "DELETE /prompt-versions/[id]": (ids) => [`/prompt-versions/${ids.draft}`],
  "POST /prompt-versions/[id]/archive": (ids) => [`/prompt-versions/${ids.older}/archive`],
  "POST /prompt-versions/[id]/clone": (ids) => [`/prompt-versions/${ids.version}/clone`, { promptId: ids.prompt }],
  "POST /prompt-versions/[id]/compile": (ids) => [`/prompt-versions/${ids.version}/compile`, { variables: { name: "Eve" } }],
  "GET /prompt-versions/[id]/diff": (ids) => [`/prompt-versions/${ids.version}/diff?against=${ids.older}`],
  "POST /prompt-versions/[id]/promote": (ids) => [`/prompt-versions/${ids.older}/promote`, {}],
  "POST /prompt-versions/[id]/publish": (ids) => [`/prompt-versions/${ids.draft}/publish`],
  "POST /prompt-versions/[id]/unarchive": (ids) => [`/prompt-versions/${ids.archived}/unarchive`],
  "GET /prompts": (ids) => [`/prompts?ownerId=${ids.member}`],
  "POST /prompts": (ids) => ["/prompts", { slug: "another", name: "Another", ownerId: ids.member }],
  "GET /prompts/[id]": (ids) => [`/prompts/${ids.prompt}`],
  "PATCH /prompts/[id]": (ids) => [`/prompts/${ids.prompt}`, { ownerId: ids.member }],
  "DELETE /prompts/[id]": (ids) => [`/prompts/${ids.prompt}?deactivate=true`],
  "GET /prompts/[id]/export": (ids) => [`/prompts/${ids.prompt}/export`],
  "GET /prompts/[id]/promotions": (ids) => [`/prompts/${ids.prompt}/promotions`],
  "POST /prompts/[id]/rollback": (ids) => [`/prompts/${ids.prompt}/rollback`, { reason: "worse", toVersionId: ids.older }],
  "POST /prompts/[id]/unarchive": (ids) => [`/prompts/${ids.prompt}/unarchive`],
  "GET /prompts/[id]/versions": (ids) => [`/prompts/${ids.prompt}/versions`],
  "POST /prompts/[id]/versions": (ids) => [`/prompts/${ids.prompt}/versions`, { ...version, basedOn: ids.version }],
  "GET /prompts/by-slug/[slug]/active": (ids) => [`/prompts/by-slug/${ids.slug}/active`],
  "POST /prompts/by-slug/[slug]/compile": (ids) => [`/prompts/by-slug/${ids.slug}/compile`, { variables: { name: "Eve" } }],
  "GET /prompts/by-slug/[slug]/versions/[number]": (ids) => [`/prompts/by-slug/${ids.slug}/versions/1`],
  "POST /prompts/import": () => ["/prompts/import", file],
  "GET /runs": (ids) => [`/runs?promptId=${ids.prompt}&versionId=${ids.version}`],
  "GET /runs/[id]": (ids) => [`/runs/${ids.run}`],
  "GET /stats": () => ["/stats"],
  "GET /workspaces": () => ["/workspaces"],
};
