import { Badge } from "@/components/ui/badge";

/** Whether a completed item passed; with nothing scored it is neither. */
export function PassedBadge({ passed }: { passed: boolean | null }) {
  if (passed === null) return <Badge>Unscored</Badge>;
  return passed ? <Badge tone="good">Passed</Badge> : <Badge tone="bad">Not passed</Badge>;
}
