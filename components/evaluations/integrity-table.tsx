import { ChevronRight } from "lucide-react";
import { show } from "@/components/show";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import type { ArmFigures } from "@/lib/evaluations/schema";
import { holesOf } from "./holes-of";

type Props = { arms: ArmFigures[]; progress: Parameters<typeof holesOf>[0]; isRunning: boolean };

const tones = { good: "text-good", warn: "text-warn", plain: "text-muted" };

/** What stands behind every figure: how many items were planned for each arm, and what became of them; in one line while all is well. */
export function IntegrityTable({ arms, progress, isRunning }: Props) {
  const { text, look, isWhole } = holesOf(progress, isRunning);
  const head = (
    <>
      <Th>Arm</Th>
      <Th figure>Planned</Th>
      <Th figure>Attempted</Th>
      <Th figure>Completed</Th>
      <Th figure>Failed</Th>
      <Th figure>Cancelled</Th>
      <Th figure>Unknown calls</Th>
    </>
  );
  return (
    <details open={!isWhole} className="group">
      <summary className="mb-3 cursor-pointer list-none rounded [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden="true"
          className="mr-1 inline size-4 text-muted group-open:rotate-90 motion-safe:transition-transform"
        />
        <span className={tones[look]}>{text}</span>
      </summary>
      <Table caption="Integrity by arm" head={head}>
        {arms.map((arm) => (
          <tr key={arm.armId}>
            <RowTh className="min-w-36 break-words">{arm.label}</RowTh>
            <Td figure>{show.count(arm.planned)}</Td>
            <Td figure>{show.count(arm.attempted)}</Td>
            <Td figure>{show.count(arm.completed)}</Td>
            <Td figure className={arm.failed > 0 ? "text-bad" : ""}>
              {show.count(arm.failed)}
            </Td>
            <Td figure className={arm.cancelled > 0 ? "text-warn" : ""}>
              {show.count(arm.cancelled)}
            </Td>
            <Td figure className={arm.unknownCalls > 0 ? "text-warn" : ""}>
              {show.count(arm.unknownCalls)}
            </Td>
          </tr>
        ))}
      </Table>
    </details>
  );
}
