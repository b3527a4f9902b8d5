import { verb } from "@/lib/verb";
import { readAlert } from "./rows";
import type { AlertId } from "./schema";

export const getAlert = verb("evaluations:read", (ctx, { id }: AlertId) => readAlert(ctx, id));
