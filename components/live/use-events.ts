"use client";

import { useEffect, useEffectEvent, useState } from "react";

const firstPauseMs = 500;
const longestPauseMs = 15_000;

/**
 * Listens to a stream of our own until its `done`; `on` says what each event does with its data. While the page is hidden the connection
 * is given back (a browser has six for all its tabs); a lost one is opened again where it was, more slowly each time. Without a path
 * nothing is listened to.
 */
export function useEvents(path: string | null, on: Record<string, (data: unknown) => void>): { isReconnecting: boolean } {
  const [isReconnecting, setReconnecting] = useState(false);
  const take = useEffectEvent((event: string, data: unknown) => on[event]?.(data));
  const names = Object.keys(on).sort().join(" ");

  useEffect(() => {
    if (path === null) return;
    const url = new URL(path, location.href);
    let source: EventSource | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let pauseMs = firstPauseMs;
    let isDone = false;

    const close = () => {
      clearTimeout(timer);
      source?.close();
      source = null;
    };
    const hear = ({ type, data, lastEventId }: MessageEvent<string>) => {
      pauseMs = firstPauseMs;
      if (lastEventId) url.searchParams.set("after", lastEventId);
      isDone ||= type === "done";
      if (isDone) close();
      take(type, JSON.parse(data));
    };
    const open = () => {
      close();
      if (document.hidden) setReconnecting(false);
      if (isDone || document.hidden) return;
      source = new EventSource(url);
      source.onopen = () => setReconnecting(false);
      source.onerror = () => {
        // opened anew by us: the browser gives up at an answer such as 503
        close();
        setReconnecting(true);
        timer = setTimeout(open, pauseMs * (0.5 + Math.random() / 2));
        pauseMs = Math.min(pauseMs * 2, longestPauseMs);
      };
      for (const name of new Set([...names.split(" "), "done"])) source.addEventListener(name, hear);
    };

    open();
    document.addEventListener("visibilitychange", open);
    return () => {
      close();
      setReconnecting(false);
      document.removeEventListener("visibilitychange", open);
    };
  }, [path, names]);

  return { isReconnecting };
}
