import { sql } from "drizzle-orm";
import { readPrompt } from "@/lib/prompts/rows";
import { verb } from "@/lib/verb";
import type { GateRules } from "./schema";

type Row = {
  environment: string;
  /** Null where no gate is set. */
  rules: GateRules | null;
  suiteName: string | null;
  /** The suite has another revision than the one that was accepted, so the gate is shut. */
  isOutdated: boolean;
  /** A change waits for a second person. */
  isPending: boolean;
};

/** How the gate of a prompt stands before each environment. One statement beside the prompt's. */
export const listGateStates = verb("prompts:read", async (ctx, { id }: { id: string }) => {
  const prompt = await readPrompt(ctx, id);
  return [
    ...(await ctx.db.execute<Row>(sql`
      select e.name as environment, g.rules, s.name as "suiteName",
        coalesce(s.revision <> g.suite_revision, false) as "isOutdated",
        exists (select 1 from gate_changes c where c.workspace_id = e.workspace_id and c.prompt_id = ${prompt.id}
          and c.environment = e.name and c.state = 'pending') as "isPending"
      from environments e
      left join gates g on g.workspace_id = e.workspace_id and g.prompt_id = ${prompt.id} and g.environment = e.name
      left join suites s on s.workspace_id = e.workspace_id and s.id = g.suite_id
      where e.workspace_id = ${ctx.workspaceId}`)),
  ];
});
