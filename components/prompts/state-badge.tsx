import { Badge, type Tone } from "@/components/ui/badge";

const words: Record<string, { text: string; tone: Tone }> = {
  draft: { text: "Draft", tone: "warn" },
  ready: { text: "Ready", tone: "neutral" },
  archived: { text: "Archived", tone: "neutral" },
};

/** The state of a version; active is what production serves. */
export function StateBadge({ state, active }: { state: string; active: string[] }) {
  if (active.includes("production")) return <Badge tone="good">Active</Badge>;
  const { text, tone } = words[state] ?? { text: state, tone: "neutral" };
  return <Badge tone={tone}>{text}</Badge>;
}
