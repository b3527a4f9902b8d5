import { accountVerb } from "@/lib/verb";
import { readWorkspace } from "./read-workspace";
import type { WorkspaceId } from "./schema";

export const getWorkspace = accountVerb((ctx, { id }: WorkspaceId) => readWorkspace(ctx, id));
