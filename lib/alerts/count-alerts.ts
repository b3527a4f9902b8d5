import { and, eq, ne } from "drizzle-orm";
import { alerts } from "@/db/schema/alerts";
import { verb } from "@/lib/verb";

/** Alerts that nobody has resolved. */
export const countAlerts = verb("evaluations:read", ({ db, workspaceId }) =>
  db.$count(alerts, and(eq(alerts.workspaceId, workspaceId), ne(alerts.state, "resolved"))),
);
