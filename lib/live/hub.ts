import postgres from "postgres";
import { outsideActivity } from "@/lib/activity";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

export const channel = "promptops_live";

/** Who waits for hints in this process. A hint is a nudge to look again, never the news itself: what is lost is found by looking now and then. */
export type Hub = {
  /** Calls `wake` at each hint on `topic`, and when the connection is back after hints may have been lost. */
  subscribe(topic: string, wake: () => void): () => void;
  waiting(): number;
  close(): Promise<void>;
};

/** One connection that listens for everyone; it comes back by itself, more slowly each time. */
function openHub(url: string): Hub {
  const wakes = new Map<string, Set<() => void>>();
  const client = postgres(url, {
    max: 1,
    connection: { application_name: "promptops-live" },
    connect_timeout: 5,
    onnotice: () => {},
    backoff: (failures) => Math.min(0.2 * 2 ** failures, 5) * (0.5 + Math.random() / 2),
  });
  const wakeAll = () => {
    for (const some of wakes.values()) for (const wake of some) wake();
  };
  const hear = (payload: string) => {
    for (const topic of payload.split(" ")) for (const wake of wakes.get(topic) ?? []) wake();
  };
  client.listen(channel, hear, wakeAll).catch((error) => log().warn({ err: error }, "no hints yet; looking now and then"));
  return {
    subscribe(topic, wake) {
      const some = wakes.get(topic) ?? new Set();
      wakes.set(topic, some.add(wake));
      return () => {
        some.delete(wake);
        if (some.size === 0 && wakes.get(topic) === some) wakes.delete(topic);
      };
    },
    waiting: () => [...wakes.values()].reduce((sum, some) => sum + some.size, 0),
    close: () => client.end({ timeout: 1 }),
  };
}

// The dev server loads this module anew on each change; the connection must outlive it.
const kept = globalThis as typeof globalThis & { promptopsHub?: Hub }; // safe: our own name on the global

/** This process' hub, opened when somebody first waits. */
export function hub(): Hub {
  kept.promptopsHub ??= outsideActivity(() => openHub(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL));
  return kept.promptopsHub;
}

export async function closeHub(): Promise<void> {
  const open = kept.promptopsHub;
  kept.promptopsHub = undefined;
  await open?.close();
}
