import { ImportPreview, PreviewImport } from "@/lib/datasets/import-schema";
import { previewImport } from "@/lib/datasets/preview-import";
import { fileRoute } from "@/lib/http/file-route";

export const POST = fileRoute({ input: PreviewImport, upload: true, output: ImportPreview, verb: previewImport });
