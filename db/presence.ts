import { setTimeout as delay } from "node:timers/promises";
import type postgres from "postgres";
import { isDatabaseAway } from "./rows";

const everyMs = 1_000;
const awayEveryMs = 250;
const stepMs = 500;
/** Steps of silence before Postgres counts as away: it may be busy, and so may we. */
const patience = { here: 8, away: 4 };

/** Looks at once a second, on a connection of its own, whether Postgres answers. */
export type Presence = {
  isAway(): boolean;
  /** Something went wrong: look now. */
  nudge(): void;
  stop(): void;
};

/** `onAway` and `onBack` are called in turns, from the first failure on. */
export function watchPresence(
  open: (onClose: () => void) => postgres.Sql,
  { onAway, onBack }: Record<"onAway" | "onBack", () => void>,
): Presence {
  let isAway = false;
  let isStopped = false;
  let wake = () => {};
  let client = open(() => wake());

  const renew = () => {
    void client.end({ timeout: 0 });
    client = open(() => wake());
  };
  const look = async () => {
    const heard = await listenFor(client, isAway ? patience.away : patience.here);
    if (heard === "answer" || isStopped) return heard === "answer";
    renew();
    // an idle connection may have been closed without any harm
    return heard === "failure" && !isAway && (await listenFor(client, patience.away)) === "answer";
  };
  const pause = () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    wake = resolve;
    setTimeout(resolve, isAway ? awayEveryMs : everyMs).unref();
    return promise;
  };
  const watch = async () => {
    while (!isStopped) {
      const isHere = await look();
      if (isStopped) break;
      if (isHere === isAway) {
        isAway = !isHere;
        (isAway ? onAway : onBack)();
      }
      await pause();
    }
  };
  void watch();
  return {
    isAway: () => isAway,
    nudge: () => wake(),
    stop: () => {
      isStopped = true;
      wake();
      void client.end({ timeout: 0 });
    },
  };
}

/** What comes back of a question. Counted in steps, so that an event loop that was held up is not taken for silence. */
async function listenFor(client: postgres.Sql, steps: number): Promise<"answer" | "failure" | "silence"> {
  let heard: "answer" | "failure" | "silence" = "silence";
  const asked = client.unsafe("select 1").then(
    () => {
      heard = "answer";
    },
    (error: unknown) => {
      heard = isDatabaseAway(error) && !isFull(error) ? "failure" : "answer";
    },
  );
  for (let step = 0; step < steps && heard === "silence"; step++) {
    const late = new AbortController();
    await Promise.race([asked, delay(stepMs, undefined, { ref: false, signal: late.signal }).catch(() => {})]);
    late.abort();
  }
  return heard;
}

/** It is there but takes no further connection: those of the pool may well work. */
const isFull = (error: unknown) => error instanceof Error && "code" in error && error.code === "53300";
