import type { Column } from "./column";
import type { Chosen } from "./evaluators-button";
import type { Valued } from "./use-values";

/** What stands in the playground, as the browser keeps it for the tab. */
export type KeptWork = { columns: Column[]; valued: Valued; chosen: Chosen };

const version = 1;
const nameOf = (workspaceSlug: string) => `playground ${workspaceSlug}`;

/** A tab keeps some megabytes: where the answers do not fit, the work alone is kept. */
export function keepWork(store: Pick<Storage, "setItem" | "removeItem">, workspaceSlug: string, work: KeptWork): void {
  const withoutAnswers = { ...work, columns: work.columns.map((column) => ({ ...column, run: null })) };
  for (const attempt of [work, withoutAnswers]) {
    try {
      store.setItem(nameOf(workspaceSlug), JSON.stringify({ version, ...attempt }));
      return;
    } catch {
      dropWork(store, workspaceSlug);
    }
  }
}

/** Null where nothing is kept that this version can read. */
export function findWork(store: Pick<Storage, "getItem">, workspaceSlug: string): KeptWork | null {
  try {
    const kept = JSON.parse(store.getItem(nameOf(workspaceSlug)) ?? "null");
    return kept?.version === version && kept.columns?.length > 0 ? kept : null;
  } catch {
    return null; // storage may be forbidden, or hold another's text
  }
}

export function dropWork(store: Pick<Storage, "removeItem">, workspaceSlug: string): void {
  try {
    store.removeItem(nameOf(workspaceSlug));
  } catch {
    // a browser that forbids storage has kept nothing
  }
}
