import type { Sent } from "./outbox";

const placeOf = (queueId: string, reviewerId: string) => `promptops judgements ${queueId} ${reviewerId}`;

/** What an earlier visit in this browser could not send. Storage may be switched off or hold anything. */
export function readKept(queueId: string, reviewerId: string): Sent[] {
  try {
    const kept: unknown = JSON.parse(window.localStorage.getItem(placeOf(queueId, reviewerId)) ?? "[]");
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}

export function writeKept(queueId: string, reviewerId: string, waiting: Sent[]): void {
  try {
    if (waiting.length > 0) window.localStorage.setItem(placeOf(queueId, reviewerId), JSON.stringify(waiting));
    else window.localStorage.removeItem(placeOf(queueId, reviewerId));
  } catch {
    // full, or switched off: it is still in the page's own memory
  }
}
