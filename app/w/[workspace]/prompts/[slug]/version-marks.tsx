import { VerdictChip } from "@/components/prompts/verdict-chip";
import type { listAwaitedApprovals } from "@/lib/approvals/list-awaited-approvals";
import type { Context } from "@/lib/context";
import { listVersionVerdicts } from "@/lib/evaluations/list-version-verdicts";
import { isOffActive } from "@/lib/prompts/is-off-active";
import type { Place } from "./open-tab";

/** What the versions of the rail and the chosen one came to against what production serves; nothing for that itself. One query. */
export async function verdictMarks(ctx: Context, { workspace, prompt, version, versions }: Place) {
  const active = prompt.activeVersion;
  if (!active) return () => null;
  const versionIds = [...new Set([version.id, ...versions.map(({ id }) => id)])].filter((id) => id !== active.id);
  const found = await listVersionVerdicts(ctx, { versionIds, referenceId: active.id });
  const verdicts = new Map(found.map((one) => [one.versionId, one]));
  return (id: string) =>
    id === active.id ? null : <VerdictChip verdict={verdicts.get(id) ?? null} against={active.number} root={`/w/${workspace}`} />;
}

/** Whether the active version is on another branch than the one that is looked at. One query, where it can be. */
export async function hasMovedOn(ctx: Context, { prompt, version }: Place): Promise<boolean> {
  const active = prompt.activeVersion;
  if (!active || version.basedOn === null || version.basedOn === active.id || version.id === active.id) return false;
  return version.state !== "archived" && isOffActive(ctx, { id: version.id, activeId: active.id });
}

type Waiting = Awaited<ReturnType<typeof listAwaitedApprovals>>;

/** What a version waits for before production takes it. */
export function waitsFor(awaited: Waiting, id: string): string | null {
  const found = awaited.find(({ versionId }) => versionId === id);
  if (!found) return null;
  if (found.declined > 0) return "declined";
  return found.approved < found.required ? `${found.approved} of ${found.required} approvals` : null;
}
