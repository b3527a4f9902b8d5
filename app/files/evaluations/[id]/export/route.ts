import { exportResults } from "@/lib/evaluations/export-results";
import { ExportResults } from "@/lib/evaluations/result-schema";
import { fileRoute } from "@/lib/http/file-route";

export const GET = fileRoute({ input: ExportResults, output: "stream", verb: exportResults });
