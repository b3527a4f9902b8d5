import { listAudit } from "@/lib/audit/list-audit";
import { AuditPage, ListAudit } from "@/lib/audit/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "List who did what",
    input: ListAudit,
    output: AuditPage,
    verb: listAudit,
    examplePath: "/audit-log?action=version.promoted&from=2026-01-01",
  }),
});
