import { log } from "@/lib/log";
import { changesOf } from "./changes-of";
import { unlessAway } from "./unless-away";

/**
 * A signal that is aborted once `isOver` says so: asked at once, at each hint on `topic`, and each second where none arrives. A look that
 * fails for another reason than an absent database is said once a look, and made again.
 */
export function abortWhen(topic: string, isOver: () => Promise<boolean>): { signal: AbortSignal; close(): void } {
  const over = new AbortController();
  const closed = new AbortController();
  const look = () =>
    unlessAway(isOver).catch((error) => {
      log().error({ err: error, topic }, "whether work is to stop could not be read");
      return null;
    });
  const watch = async () => {
    for await (const _ of changesOf(topic, { signal: closed.signal, fallbackMs: 1_000 })) if (await look()) return over.abort();
  };
  void watch();
  return { signal: over.signal, close: () => closed.abort() };
}
