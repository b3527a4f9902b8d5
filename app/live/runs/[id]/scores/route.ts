import { scoreRun } from "@/lib/evaluators/score-run";
import { RunScores, ScoreRun } from "@/lib/evaluators/score-schema";
import { pageRoute } from "@/lib/http/page-route";

export const POST = pageRoute({ input: ScoreRun, output: RunScores, verb: scoreRun });
