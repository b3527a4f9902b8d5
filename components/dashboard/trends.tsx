import { DayChart } from "@/components/charts/day-chart";
import { show } from "@/components/show";
import { Card } from "@/components/ui/card";
import { ChoiceLinks } from "@/components/ui/choice-links";
import { Table, Td, Th } from "@/components/ui/table";
import type { getStats } from "@/lib/dashboard/get-stats";

type Props = { days: Awaited<ReturnType<typeof getStats>>["days"]; path: string };

const spans = [7, 30, 90];
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** How the figures went, day by day; the table says what the charts draw. */
export function Trends({ days, path }: Props) {
  const named = days.map((figures) => ({ ...figures, day: shortDay.format(new Date(figures.day)) }));
  const withFigures = named.filter(({ runs, evaluations, scored, tokens }) => runs + evaluations + scored + tokens > 0);
  const choices = spans.map((span) => ({
    text: `${span} days`,
    href: span === 30 ? path : `${path}?days=${span}`,
    chosen: days.length === span,
  }));
  return (
    <Card title="Trends" actions={<ChoiceLinks label="Period" choices={choices} />}>
      <div className="grid gap-6 lg:grid-cols-3">
        <DayChart
          title="Pass rate"
          name="Pass rate"
          kind="rate"
          bars={named.map(({ day, passRate }) => ({ day, value: passRate }))}
        />
        <DayChart title="Playground runs" name="Runs" kind="count" bars={named.map(({ day, runs }) => ({ day, value: runs }))} />
        <DayChart title="Cost" name="Cost" kind="cost" bars={named.map(({ day, costUsd }) => ({ day, value: costUsd }))} />
      </div>
      <p className="mt-4 max-w-4xl text-muted text-xs">
        The pass rate is of all scored results of a day, whatever their dataset and evaluators: where a day measured something
        else, it moves without any version being better or worse. Compare versions within one evaluation. Days are in UTC; an
        evaluation's pass rate and cost are of the day on which it ended, and a day with a call of unknown price shows no cost.
      </p>
      {withFigures.length > 0 && (
        <details className="mt-2">
          <summary className="cursor-pointer text-accent">As a table</summary>
          <div className="mt-2 max-w-2xl">
            <Table caption="Figures by day" head={<Head />}>
              {withFigures.toReversed().map(({ day, passRate, evaluations, runs, tokens, costUsd }) => (
                <tr key={day}>
                  <Td>{day}</Td>
                  <Td figure>{show.percent(passRate)}</Td>
                  <Td figure>{show.count(evaluations)}</Td>
                  <Td figure>{show.count(runs)}</Td>
                  <Td figure>{show.count(tokens)}</Td>
                  <Td figure>{show.cost(costUsd)}</Td>
                </tr>
              ))}
            </Table>
          </div>
        </details>
      )}
    </Card>
  );
}

function Head() {
  return (
    <>
      <Th>Day</Th>
      <Th figure>Pass rate</Th>
      <Th figure>Evaluations</Th>
      <Th figure>Runs</Th>
      <Th figure>Tokens</Th>
      <Th figure>Cost</Th>
    </>
  );
}
