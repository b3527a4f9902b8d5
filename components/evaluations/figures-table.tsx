import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { ArmFigures } from "@/lib/evaluations/schema";
import { ModelNote } from "./model-note";

/** Each arm's figures, over its completed items; `keys` are the evaluators in their order. */
export function FiguresTable({ arms, keys }: { arms: ArmFigures[]; keys: string[] }) {
  const isJudged = arms.some(({ judgeCalls }) => judgeCalls > 0);
  const head = (
    <>
      <Th>Arm</Th>
      <Th figure>Pass rate</Th>
      <Th figure>Mean score</Th>
      {keys.map((key) => (
        <Th key={key} figure>
          {key}
        </Th>
      ))}
      <Th figure>Latency p50</Th>
      <Th figure>p95</Th>
      <Th figure>Tokens in</Th>
      <Th figure>Out</Th>
      <Th figure>Cost</Th>
      {isJudged && <Th figure>Judges</Th>}
    </>
  );
  return (
    <>
      <Table caption="Figures by arm" head={head}>
        {arms.map((arm) => (
          <tr key={arm.armId}>
            <RowTh className="min-w-40 break-words">
              {arm.label}
              <span className="block font-normal">
                <ModelNote arm={arm} />
              </span>
            </RowTh>
            <Td figure className="font-medium">
              {show.percent(arm.passRate)}
            </Td>
            <Td figure>{show.score(arm.meanScore)}</Td>
            {keys.map((key) => (
              <Td key={key} figure>
                {show.score(arm.scores[key]?.mean ?? null)}
              </Td>
            ))}
            <Td figure>{show.duration(arm.latencyMs.p50)}</Td>
            <Td figure>{show.duration(arm.latencyMs.p95)}</Td>
            <Td figure>{show.count(arm.tokens.input)}</Td>
            <Td figure>{show.count(arm.tokens.output)}</Td>
            <Td figure>{show.cost(arm.costUsd)}</Td>
            {isJudged && (
              <Td figure>
                {show.cost(arm.judgeCostUsd)}
                {arm.judgeCalls > 0 && <span className="block whitespace-nowrap text-muted">{judgeWords(arm)}</span>}
              </Td>
            )}
          </tr>
        ))}
      </Table>
      <p className="text-muted">Over completed items. “—” means not known: nothing scored yet, or a model without a price.</p>
    </>
  );
}

const judgeWords = ({ judgeCalls, judgeTokens: { input, output } }: ArmFigures): string =>
  `${show.count(judgeCalls)} ${judgeCalls === 1 ? "call" : "calls"} · ${show.count(input)} in · ${show.count(output)} out`;
