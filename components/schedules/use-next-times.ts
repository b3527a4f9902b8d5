import { useEffect, useState } from "react";
import type { Outcome } from "@/lib/http/action";

export type Preview = (input: { cron: string; timeZone: string }) => Promise<Outcome<{ nextTimes: Date[] }>>;

/** When a schedule would be due, asked for a moment after the last change. */
export function useNextTimes(preview: Preview, cron: string, timeZone: string) {
  const [found, setFound] = useState<{ cron: string; timeZone: string; outcome: Awaited<ReturnType<Preview>> | null }>();
  useEffect(() => {
    const timer = setTimeout(async () => {
      const outcome = await preview({ cron, timeZone }).catch(() => null);
      setFound({ cron, timeZone, outcome });
    }, 300);
    return () => clearTimeout(timer);
  }, [preview, cron, timeZone]);
  const isCurrent = found?.cron === cron && found.timeZone === timeZone;
  return isCurrent ? (found.outcome ?? null) : null;
}
