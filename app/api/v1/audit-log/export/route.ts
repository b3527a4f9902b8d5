import { exportAudit } from "@/lib/audit/export-audit";
import { ExportAudit } from "@/lib/audit/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({
    summary: "Download the audit log as CSV or JSONL",
    input: ExportAudit,
    output: "stream",
    verb: exportAudit,
    examplePath: "/audit-log/export?format=jsonl&from=2026-01-01",
  }),
});
