import type { Scope } from "@/lib/permissions";

/** What a permission lets somebody do, for people. */
export const permissionWords: Record<Scope, string> = {
  "prompts:read": "Read prompts and versions",
  "datasets:read": "Read and export datasets",
  "runs:read": "Read playground runs",
  "evaluations:read": "Read and export evaluations",
  "reviews:read": "Read reviews",
  "members:read": "See who is a member",
  "providers:read": "See providers and models",
  "audit:read": "Read and export the audit log",
  serve: "Fetch active versions",
  "reviews:write": "Review answers, approve versions",
  "prompts:write": "Write prompts and versions",
  "prompts:promote": "Promote versions",
  "prompts:rollback": "Roll back",
  "datasets:write": "Change datasets and cases",
  "runs:write": "Run the playground",
  "evaluations:write": "Run evaluations; change suites, evaluators and schedules",
  "members:write": "Invite and remove members, give roles",
  "providers:write": "Change providers, keys and models",
  "workspace:admin": "Manage API keys, webhooks, gates and the workspace",
  "workspace:own": "Delete the workspace, make owners",
};
