import { exportCases } from "@/lib/datasets/export-cases";
import { ExportCases } from "@/lib/datasets/schema";
import { fileRoute } from "@/lib/http/file-route";

export const GET = fileRoute({ input: ExportCases, output: "stream", verb: exportCases });
