/** The rooms of the reference, in its order; a path belongs to the room that names its first step. */
export const rooms = [
  { name: "Accounts", about: "Registering, signing in, tokens and sessions.", steps: ["auth"] },
  {
    name: "Workspaces",
    about: "Workspaces, their members, invitations, API keys, webhooks and the audit log.",
    steps: ["workspaces", "members", "invitations", "api-keys", "audit-log", "webhook-secrets", "webhooks", "webhook-deliveries"],
  },
  {
    name: "Prompts",
    about: "Prompts, what is served of them, gates, promotions with their evidence, rollback, import and export.",
    steps: ["prompts", "gate-changes", "promotions"],
  },
  { name: "Versions", about: "A prompt's versions: drafts, publishing, differences, promotion.", steps: ["prompt-versions"] },
  { name: "Serving", about: "What an application asks for: the versions that are active now.", steps: ["active", "by-slug"] },
  { name: "Datasets", about: "Datasets, their cases and revisions, import and export.", steps: ["datasets", "dataset-cases"] },
  { name: "Playground", about: "Single runs of a prompt, and what they would send.", steps: ["playground", "runs"] },
  {
    name: "Evaluations",
    about: "Evaluations, their results, comparisons and reviews.",
    steps: [
      "evaluations",
      "evaluation-results",
      "evaluators",
      "compare",
      "suites",
      "review-queues",
      "judges",
      "reviews",
      "saved-evaluators",
      "schedules",
      "alerts",
    ],
  },
  { name: "Providers", about: "Model providers, and the names and prices of models.", steps: ["providers", "models"] },
  {
    name: "System",
    about: "The state of the installation, and figures of a workspace.",
    steps: ["health", "live", "ready", "stats"],
  },
] as const;

/** The room of a path such as `/prompts/by-slug/{slug}/active`. */
export function roomOf(path: string): string {
  const [first = "", second = ""] = path.slice(1).split("/");
  const step = second === "by-slug" ? second : first;
  return rooms.find(({ steps }) => steps.some((one) => one === step))?.name ?? "System";
}
