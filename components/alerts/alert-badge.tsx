import { Badge } from "@/components/ui/badge";

const words = { open: "Open", acknowledged: "Acknowledged", resolved: "Resolved" };
const tones = { open: "bad", acknowledged: "warn", resolved: "good" } as const;

export const AlertBadge = ({ state }: { state: keyof typeof words }) => <Badge tone={tones[state]}>{words[state]}</Badge>;
