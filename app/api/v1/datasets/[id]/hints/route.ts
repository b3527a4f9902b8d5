import { getHints } from "@/lib/datasets/get-hints";
import { Hints } from "@/lib/datasets/hint-schema";
import { DatasetId } from "@/lib/datasets/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Say which cases deserve a look, and why", input: DatasetId, output: Hints, verb: getHints }),
});
