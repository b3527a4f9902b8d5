import { Badge, type Tone } from "@/components/ui/badge";

/** How the states of evaluations and of their items are said. */
export const statusWords: Record<string, { text: string; tone: Tone }> = {
  queued: { text: "Queued", tone: "neutral" },
  pending: { text: "Pending", tone: "neutral" },
  waiting: { text: "Waiting to try again", tone: "warn" },
  running: { text: "Running", tone: "active" },
  completed: { text: "Completed", tone: "good" },
  completed_with_errors: { text: "Completed with errors", tone: "warn" },
  cancelled: { text: "Cancelled", tone: "neutral" },
  failed: { text: "Failed", tone: "bad" },
};

/** The state of an evaluation or of one of its items. */
export function StatusBadge({ status }: { status: string }) {
  const { text, tone } = statusWords[status] ?? { text: status, tone: "neutral" };
  return <Badge tone={tone}>{text}</Badge>;
}
