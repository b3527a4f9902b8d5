import { verb } from "@/lib/verb";
import { readCatalogue } from "./read-catalogue";

/** The workspace's names for models, in alphabetical order. */
export const listAliases = verb("providers:read", async (ctx, _: object) => ({ data: (await readCatalogue(ctx)).aliases }));
