import type { runs } from "@/db/schema/runs";

/** A run as it is shown: texts parsed, figures and error in one piece each. */
export const describeRun = (run: typeof runs.$inferSelect) => ({
  ...run,
  variables: JSON.parse(run.variables),
  messages: JSON.parse(run.messages),
  output: run.output ? JSON.parse(run.output) : null,
  usage: run.inputTokens === null || run.outputTokens === null ? null : { input: run.inputTokens, output: run.outputTokens },
  error: run.errorCode ? { code: run.errorCode, message: run.errorMessage ?? "" } : null,
});
