import { fileRoute } from "@/lib/http/file-route";
import { exportWorkspace } from "@/lib/workspaces/export-workspace";
import { ExportWorkspace } from "@/lib/workspaces/schema";

export const GET = fileRoute({ input: ExportWorkspace, output: "stream", verb: exportWorkspace });
