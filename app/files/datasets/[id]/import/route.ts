import { importCases } from "@/lib/datasets/import-cases";
import { ImportCases, Imported } from "@/lib/datasets/import-schema";
import { fileRoute } from "@/lib/http/file-route";

export const POST = fileRoute({ input: ImportCases, upload: true, output: Imported, verb: importCases });
