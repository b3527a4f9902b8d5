import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { ArmConfusion } from "@/lib/evaluations/confusion-schema";

type Props = {
  evaluatorKey: string;
  armLabel: string;
  confusion: ArmConfusion;
};

/** Beyond so many labels a matrix is no longer read at a glance: the pairs most often confused stand in its place. */
const maxColumns = 10;
const maxPairs = 10;

/** What one arm's answers were taken for: rows are the cases' labels, columns what was answered, then the figures of each label. */
export function ConfusionTable({ evaluatorKey, armLabel, confusion }: Props) {
  const { labels, cells, accuracy, macro, answers } = confusion;
  if (answers === 0) return <p className="text-muted">{armLabel}: no answer to a case with a label yet.</p>;
  const notLabels = ["(other)", "(no answer)"].filter((name) => cells.some(({ given }) => given === name));
  const columns = labels.length > maxColumns ? [] : [...labels.map(({ label }) => label), ...notLabels];
  const countOf = (expected: string, given: string) =>
    cells.find((cell) => cell.expected === expected && cell.given === given)?.count ?? 0;
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <h3 className="flex flex-wrap items-baseline gap-x-4">
        <span className="break-words font-medium">{armLabel}</span>
        <span className="text-muted tabular-nums">
          Accuracy {show.percent(accuracy)} · macro F1 {show.score(macro?.f1 ?? null)} · {show.count(answers)} answers
        </span>
      </h3>
      <Table
        caption={`${evaluatorKey}, ${armLabel}: the case's label by row, the answer by column`}
        head={<Head columns={columns} />}
      >
        {labels.map((one) => (
          <tr key={one.label}>
            <RowTh className="sticky left-0 max-w-40 min-w-24 truncate bg-surface" title={one.label}>
              {one.label}
            </RowTh>
            {columns.map((given) => (
              <Cell key={given} count={countOf(one.label, given)} of={one.expected} expected={one.label} given={given} />
            ))}
            <Td figure className="border-line border-l">
              {show.count(one.expected)}
            </Td>
            <Td figure>{show.score(one.precision)}</Td>
            <Td figure>{show.score(one.recall)}</Td>
            <Td figure>{show.score(one.f1)}</Td>
          </tr>
        ))}
      </Table>
      {columns.length === 0 && <MostConfused cells={cells} />}
    </div>
  );
}

function Head({ columns }: { columns: string[] }) {
  return (
    <>
      <Th className="sticky left-0 bg-surface">Case's label</Th>
      {columns.map((name) => (
        <Th key={name} figure className="max-w-32 truncate" title={name}>
          {name}
        </Th>
      ))}
      <Th figure className="border-line border-l">
        Cases
      </Th>
      <Th figure>Precision</Th>
      <Th figure>Recall</Th>
      <Th figure>F1</Th>
    </>
  );
}

/** The more of its row, the stronger the colour; the text stays readable on the strongest. */
function Cell({ count, of, expected, given }: { count: number; of: number; expected: string; given: string }) {
  const strength = of === 0 ? 0 : Math.round((count / of) * 28);
  const tone = expected === given ? "var(--good)" : "var(--bad)";
  return (
    <Td
      figure
      className={count === 0 ? "text-muted" : "font-medium"}
      title={`${count} of ${of} “${expected}” answered “${given}”`}
      style={{ backgroundColor: `color-mix(in srgb, ${tone} ${strength}%, transparent)` }}
    >
      {show.count(count)}
    </Td>
  );
}

function MostConfused({ cells }: Pick<ArmConfusion, "cells">) {
  const wrong = cells.filter(({ expected, given }) => expected !== given).toSorted((a, b) => b.count - a.count);
  if (wrong.length === 0) return null;
  const head = (
    <>
      <Th>Case's label</Th>
      <Th>Answered</Th>
      <Th figure>Answers</Th>
    </>
  );
  return (
    <Table caption="Most often confused" head={head}>
      {wrong.slice(0, maxPairs).map(({ expected, given, count }) => (
        <tr key={`${expected}\n${given}`}>
          <RowTh className="max-w-40 truncate" title={expected}>
            {expected}
          </RowTh>
          <Td className="max-w-40 truncate" title={given}>
            {given}
          </Td>
          <Td figure>{show.count(count)}</Td>
        </tr>
      ))}
    </Table>
  );
}
