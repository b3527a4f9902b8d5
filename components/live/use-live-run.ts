"use client";

import { useState } from "react";
import type { z } from "zod";
import type { RunEvents } from "@/lib/runs/schema";
import { useEvents } from "./use-events";

type Told = { [Name in keyof typeof RunEvents]: z.infer<(typeof RunEvents)[Name]> };
type Run = Told["done"];

export type LiveRun = {
  id: string;
  text: string;
  status: string;
  isSandbox: boolean;
  /** The whole run with its figures, once it has ended. */
  done: Run | null;
  isReconnecting: boolean;
};

/** A run as it happens, or as it ended. `run` is what was known of it first; another id starts afresh. */
export function useLiveRun(run: Run | null, workspaceSlug: string): LiveRun | null {
  const [live, setLive] = useState(() => startOf(run));
  if (live?.id !== run?.id) setLive(startOf(run));
  const isOpen = live !== null && live.done === null;

  const { isReconnecting } = useEvents(isOpen ? `/live/runs/${live.id}?workspace=${workspaceSlug}&after=${live.from}` : null, {
    // safe: each is declared in RunEvents, which the stream keeps to
    status: (data) => setLive((now) => now && { ...now, status: (data as Told["status"]).status }),
    token: (data) => setLive((now) => now && { ...now, text: now.text + (data as Told["token"]).text }),
    done: (data) => setLive(startOf(data as Run)),
  });
  return live && { ...live, isReconnecting };
}

/** The stream counts characters, as Postgres does, and not JavaScript's units. */
const startOf = (run: Run | null) =>
  run && {
    id: run.id,
    text: run.outputText,
    from: [...run.outputText].length,
    status: run.status,
    isSandbox: run.providerId === "sandbox",
    done: run.finishedAt === null ? null : run,
  };
