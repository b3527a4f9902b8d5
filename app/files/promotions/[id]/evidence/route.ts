import { exportEvidence } from "@/lib/evidence/export-evidence";
import { OfPromotion } from "@/lib/evidence/schema";
import { fileRoute } from "@/lib/http/file-route";

export const GET = fileRoute({ input: OfPromotion, output: "stream", verb: exportEvidence });
