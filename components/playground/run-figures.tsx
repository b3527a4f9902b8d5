import { show } from "@/components/show";
import { Fact, Facts } from "@/components/ui/facts";
import type { ProviderChoice } from "@/lib/providers/list-provider-choices";
import { outputOf } from "./answer-text";
import type { RunAnswer } from "./column";

const endings: Record<string, string> = {
  length: "length: it was cut at the most tokens it may have",
  content_filter: "content_filter: the provider kept it back",
};

type Props = { run: RunAnswer; providers: ProviderChoice[]; firstWordsMs: number | null };

/** What an answer took. */
export function RunFigures({ run, providers, firstWordsMs }: Props) {
  const { usage, costUsd, latencyMs, finishReason, providerId, status } = run;
  const ending = finishReason ?? (status === "cancelled" ? "stopped" : "—");
  return (
    <Facts>
      <Fact name="Tokens">{usage ? `${show.count(usage.input)} in, ${show.count(usage.output)} out` : "not known"}</Fact>
      <Fact name="Cost">{costUsd === null ? "not known" : show.cost(costUsd)}</Fact>
      <Fact name="Time">{show.duration(latencyMs)}</Fact>
      {firstWordsMs !== null && <Fact name="First words">{show.duration(firstWordsMs)}, as seen here</Fact>}
      <Fact name="Finish reason">{endings[ending] ?? ending}</Fact>
      <Fact name="Answered by">
        {[outputOf(run)?.servedModel, providers.find(({ id }) => id === providerId)?.name ?? providerId]
          .filter(Boolean)
          .join(", ")}
      </Fact>
    </Facts>
  );
}
