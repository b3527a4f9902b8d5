import type { Role } from "@/lib/permissions";

/** What each role adds to the one before it. */
export const roleNotes: Record<Role, string> = {
  viewer: "Reads everything.",
  reviewer: "Also reviews results.",
  editor: "Also changes prompts and datasets, runs evaluations, promotes and rolls back.",
  admin: "Also manages members, API keys, providers and gates.",
  owner: "Also deletes the workspace and makes other owners.",
};
