import type { Entry } from "./audit-target";

const kinds = { user: "A former user", key: "An API key", system: "The system" };

/** Who acted, as a person says it. */
export const actorOf = ({ actorKind, actorName }: Pick<Entry, "actorKind" | "actorName">): string =>
  actorName ?? kinds[actorKind];
