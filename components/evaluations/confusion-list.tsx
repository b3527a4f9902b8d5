import { PageSection } from "@/components/page-section";
import type { ArmConfusion } from "@/lib/evaluations/confusion-schema";
import type { ArmFigures } from "@/lib/evaluations/schema";
import { ConfusionTable } from "./confusion-table";

type Props = { confusions: { key: string; arms: ArmConfusion[] }[]; arms: ArmFigures[] };

/** Which labels the answers mixed up, for each evaluator that classifies. */
export function ConfusionList({ confusions, arms }: Props) {
  const labelOf = (armId: string) => arms.find((arm) => arm.armId === armId)?.label ?? armId;
  return confusions.map(({ key, arms }) => (
    <PageSection key={key} title={`Labels: ${key}`}>
      <div className="flex flex-col gap-6">
        {arms.map((confusion) => (
          <ConfusionTable key={confusion.armId} evaluatorKey={key} armLabel={labelOf(confusion.armId)} confusion={confusion} />
        ))}
      </div>
      <p className="text-muted">
        Rows are the cases' labels, columns what was answered. Over completed answers, each trial for itself; macro F1 is the
        plain mean over labels, and a figure with nothing to divide by counts as 0.
      </p>
    </PageSection>
  ));
}
