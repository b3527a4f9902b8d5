import { Badge, type Tone } from "@/components/ui/badge";

const words = {
  running: "Running",
  confirming: "Worse, measured again",
  fine: "No loss",
  alert: "Worse twice",
  unclear: "Unclear",
};
const tones: Record<keyof typeof words, Tone> = {
  ...({ running: "active", confirming: "warn", fine: "good", alert: "bad", unclear: "warn" } as const),
};

/** What a run of a schedule came to. */
export const OutcomeBadge = ({ outcome }: { outcome: keyof typeof words }) => (
  <Badge tone={tones[outcome]}>{words[outcome]}</Badge>
);
