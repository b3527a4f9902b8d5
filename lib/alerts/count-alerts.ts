import { and, eq, ne } from "drizzle-orm";
import { alerts } from "@/db/schema/alerts";
import type { Context } from "@/lib/context";

/** Alerts that nobody has resolved. */
export const countAlerts = ({ db, workspaceId }: Pick<Context, "db" | "workspaceId">): Promise<number> =>
  db.$count(alerts, and(eq(alerts.workspaceId, workspaceId), ne(alerts.state, "resolved")));
