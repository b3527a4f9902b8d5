import { exportAudit } from "@/lib/audit/export-audit";
import { ExportAudit } from "@/lib/audit/schema";
import { fileRoute } from "@/lib/http/file-route";

export const GET = fileRoute({ input: ExportAudit, output: "stream", verb: exportAudit });
