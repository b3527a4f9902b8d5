import { publicVerb } from "@/lib/verb";
import packageJson from "@/package.json" with { type: "json" };

/** That the process answers; it asks nothing else, so it holds while the database is away. */
export const getLiveness = publicVerb(async (_ctx, _input: object) => ({
  status: "live" as const,
  version: packageJson.version,
}));
