export type ExportedTable = {
  name: string;
  /** Columns that are not told: secrets, and what only this installation can use. */
  without?: string[];
  /** Columns whose text is JSON. */
  json?: string[];
};

/** What a workspace's export tells, each table after those it points at, but for a prompt's default suite. */
export const exportedTables: ExportedTable[] = [
  { name: "environments" },
  { name: "members" },
  { name: "providers", without: ["sealed", "key_hint", "name_key"] },
  { name: "models" },
  { name: "contents", json: ["body"] },
  { name: "prompts" },
  { name: "prompt_versions" },
  { name: "version_edits" },
  { name: "datasets", json: ["variables"] },
  { name: "dataset_revisions" },
  { name: "dataset_cases" },
  { name: "case_versions", without: ["search"], json: ["variables", "expectations", "metadata"] },
  { name: "saved_evaluators" },
  { name: "saved_evaluator_revisions", json: ["options", "fixtures", "report"] },
  { name: "suites" },
  { name: "suite_revisions", json: ["evaluators"] },
  { name: "evaluations" },
  { name: "evaluation_arms", json: ["model_override"] },
  { name: "evaluation_evaluators", json: ["options"] },
  { name: "evaluation_results", without: ["claimed_by", "not_before"] },
  { name: "result_outputs", without: ["search"], json: ["messages", "output"] },
  { name: "result_scores" },
  { name: "review_queues", json: ["criteria"] },
  { name: "review_items" },
  { name: "reviews", json: ["answers"] },
  { name: "runs", json: ["variables", "messages", "output"] },
  { name: "evaluator_tries" },
  { name: "model_calls", without: ["idempotency_key"] },
  { name: "gates" },
  { name: "gate_changes" },
  { name: "approvals" },
  { name: "promotions" },
  { name: "promotion_evaluations" },
  { name: "deployments" },
  { name: "version_holds" },
  { name: "baselines" },
  { name: "schedules" },
  { name: "schedule_runs" },
  { name: "alerts" },
  { name: "webhooks", without: ["url"] }, // many receivers put a secret into it
  { name: "audit_entries" },
];

/** What is not told at all: keys, tokens and secrets, answers kept for a day, and what is under way. */
export const untoldTables = [
  ...["api_keys", "idempotency_keys", "invitations", "provider_rates", "review_tasks", "webhook_deliveries", "webhook_secrets"],
];
