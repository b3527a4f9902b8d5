import {
  Database,
  FlaskConical,
  Gauge,
  GitCommitVertical,
  ListChecks,
  type LucideIcon,
  MessageSquareText,
  MessagesSquare,
} from "lucide-react";
import type { Found, FoundKind } from "@/lib/search/schema";
import type { Entry } from "./palette-commands";

const kinds: Record<FoundKind, { group: string; icon: LucideIcon }> = {
  version: { group: "Versions", icon: GitCommitVertical },
  prompt: { group: "Prompts", icon: MessageSquareText },
  dataset: { group: "Datasets", icon: Database },
  evaluation: { group: "Evaluations", icon: FlaskConical },
  suite: { group: "Suites", icon: ListChecks },
  evaluator: { group: "Evaluators", icon: Gauge },
  queue: { group: "Reviews", icon: MessagesSquare },
};

/** What the server found as lines of the palette: each kind together, the kind with the nearest find first. */
export function foundEntries(found: Found[], root: string): Entry[] {
  const order = [...new Set(found.map(({ kind }) => kind))];
  return order.flatMap((kind) =>
    found
      .filter((one) => one.kind === kind)
      .map(({ path, title, detail }) => ({ ...kinds[kind], title, detail, href: `${root}${path}` })),
  );
}
