const values = { question: "Where is my parcel?" };
const measured = { datasetId: "§ds:0§", versionIds: ["§pv:0§"], evaluators: [{ type: "exact-match" }] };

/** Bodies that succeed, for operations that a schema's random values seldom satisfy: what they ask for stands between fields. */
export const goodBodies: Record<string, unknown> = {
  "POST /evaluations": measured,
  "POST /evaluations/estimate": measured,
  "POST /evaluations/{id}/rescore": { evaluators: [{ type: "exact-match" }] },
  "POST /compare": {
    baseline: { evaluationId: "§ev:0§", armId: "sort-question@1" },
    candidate: { evaluationId: "§ev:0§", armId: "sort-question@2" },
  },
  "POST /evaluators/{type}/try": { options: {}, sample: { output: "Thank you for writing." } },
  "POST /saved-evaluators": { slug: "fuzzed", name: "Fuzzed", type: "heuristic" },
  "POST /saved-evaluators/{id}/revisions": { type: "heuristic" },
  "POST /suites": { name: "Fuzzed", datasetId: "§ds:0§", evaluators: [{ type: "exact-match" }] },
  "PATCH /suites/{id}": { description: "changed" },
  "POST /playground/runs": { versionId: "§pv:0§", variables: values },
  "POST /playground/preview": { versionId: "§pv:0§", variables: values },
  "POST /prompt-versions/{id}/compile": { variables: values },
  "POST /prompts/by-slug/{slug}/compile": { variables: values },
  "POST /prompt-versions/{id}/approvals": { decision: "approve" },
  "POST /prompts/{id}/rollback": { reason: "The answers were worse" },
  "POST /prompts/{id}/versions": {
    text: "Hi {{name}}",
    variables: [{ name: "name", type: "string" }],
    model: { name: "sandbox-1" },
  },
  "PATCH /prompt-versions/{id}": { text: "Hello", model: { name: "sandbox-1" } },
  "PUT /prompts/{id}/gate": { environment: "staging", suiteId: null, rules: { comparison: "none", approvals: 1 } },
  "POST /gate-changes/{id}/decide": { decision: "accept" },
  "POST /evaluation-results/{id}/reviews": { score: 1 },
  "PATCH /saved-evaluators/{id}": { description: "changed" },
  "POST /review-queues": {
    ...{ evaluationId: "§ev:0§", name: "Tone", rule: { of: "random", count: 2 } },
    criteria: [{ key: "polite", name: "Is it polite?", kind: "boolean" }],
  },
  "POST /review-queues/{id}/items/{itemId}/reviews": { answers: { polite: true } },
  "POST /schedules": {
    ...{ promptId: "§prm:0§", suiteId: "§su:0§", environment: "staging" },
    ...{ cron: "0 6 * * *", timeZone: "Europe/Berlin" },
  },
  "PATCH /schedules/{id}": { cron: "30 6 * * *" },
  "PATCH /alerts/{id}": { state: "acknowledged" },
  "POST /datasets/{id}/cases": { variables: values },
  "POST /datasets/{id}/splits": { gateShare: 0.3 },
  "PATCH /datasets/{id}/cases": { cases: [{ id: "§case:0§", addTags: ["changed"] }] },
  "PATCH /dataset-cases/{id}": { name: "changed" },
  "PATCH /members/{userId}": { role: "editor" },
  "POST /webhooks": { url: "http://127.0.0.1:9/hooks", events: ["version.created"] },
  "PATCH /webhooks/{id}": { description: "changed" },
  "POST /providers": { name: "Fuzzed", baseUrl: "http://127.0.0.1:9/v1" },
  "PATCH /providers/{id}": { maxConcurrency: 5 },
};
