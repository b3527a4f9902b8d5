"use client";

import { PageSection } from "@/components/page-section";
import { Table, Td, Th } from "@/components/ui/table";
import type { ImportPreview } from "@/lib/datasets/import-schema";
import { type ColumnUse, columnUses } from "./column-use";

type Props = { preview: ImportPreview; uses: ColumnUse[]; setUse: (index: number, use: ColumnUse) => void };

/** The first rows as they were read, each column under what it is taken for. */
export function ImportColumns({ preview: { columns, rows, format }, uses, setUse }: Props) {
  if (rows.length === 0) return <p className="text-muted">There is a header, but no row under it.</p>;
  const isWhole = columns.length === 0;
  const head = (
    <>
      <Th figure>{format === "json" ? "Element" : "Row"}</Th>
      {isWhole && <Th>Case</Th>}
      {columns.map(({ header }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a header may stand twice, its place does not
        <Th key={index} className="min-w-44">
          <ColumnChoice
            header={header || `Column ${index + 1}`}
            chosen={uses[index] ?? { use: "ignore", name: "" }}
            choose={(use) => setUse(index, use)}
          />
        </Th>
      ))}
    </>
  );
  return (
    <PageSection title="What the columns are">
      {isWhole && <p className="text-muted">Each row is a whole case already, so there is nothing to assign.</p>}
      <Table caption="The first rows" head={head}>
        {rows.map(({ row, cells }) => (
          <tr key={row}>
            <Td figure className="text-muted">
              {row}
            </Td>
            {cells.map((cell, index) => (
              <Td
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
                key={index}
                className={`max-w-80 ${uses[index]?.use === "ignore" ? "text-muted line-through decoration-line-strong" : ""}`}
              >
                <span className="line-clamp-2 break-words">{cell}</span>
              </Td>
            ))}
          </tr>
        ))}
      </Table>
    </PageSection>
  );
}

type ChoiceProps = { header: string; chosen: ColumnUse; choose: (use: ColumnUse) => void };
const control = "h-8 w-full rounded-md border border-line-strong bg-surface px-2 font-normal text-base text-ink sm:text-sm";

function ColumnChoice({ header, chosen, choose }: ChoiceProps) {
  const isVariable = chosen.use === "variable" || chosen.use === "json";
  return (
    <div className="flex flex-col gap-1.5">
      <span className="block max-w-72 truncate text-ink" title={header}>
        {header}
      </span>
      <select
        aria-label={`What “${header}” is`}
        value={chosen.use}
        onChange={(event) => choose({ ...chosen, use: event.target.value })}
        className={control}
      >
        <option value="variable">Variable</option>
        <option value="json">Variable, as JSON</option>
        {columnUses.map(({ group, uses }) => (
          <optgroup key={group} label={group}>
            {uses.map(({ use, text }) => (
              <option key={use} value={use}>
                {text}
              </option>
            ))}
          </optgroup>
        ))}
        <option value="ignore">Leave it out</option>
      </select>
      {isVariable && (
        <input
          aria-label={`The variable “${header}” fills`}
          value={chosen.name}
          onChange={(event) => choose({ ...chosen, name: event.target.value })}
          spellCheck={false}
          className={`${control} font-mono`}
        />
      )}
    </div>
  );
}
