"use client";

import { useEffect, useEffectEvent, useState } from "react";
import { addressOf, isEdited } from "./column";
import { dropWork, findWork, type KeptWork, keepWork } from "./kept-work";

const afterMs = 300;

type Given = {
  workspaceSlug: string;
  work: KeptWork;
  /** The address asked for something of its own: what is kept is then only offered. */
  isAsked: boolean;
  restore: (work: KeptWork) => void;
};

const hasEdits = ({ columns }: KeptWork) => columns.some(isEdited);

/** Keeps what stands on the page for the tab, and brings it back after a reload. */
export function useKeptWork({ workspaceSlug, work, isAsked, restore }: Given) {
  const [note, setNote] = useState<"restored" | "offered" | null>(null);
  const [found, setFound] = useState<KeptWork | null>(null);
  const [isReady, setReady] = useState(false);

  const begin = useEffectEvent(() => {
    const kept = findWork(sessionStorage, workspaceSlug);
    const open = new URLSearchParams(location.search).get("open");
    if (kept && !isAsked && (open === null || open === addressOf(kept.columns))) {
      restore(kept);
      if (hasEdits(kept)) setNote("restored");
    } else if (kept && hasEdits(kept)) {
      setFound(kept);
      setNote("offered");
    }
    setReady(true);
  });
  useEffect(() => begin(), []);

  const told = JSON.stringify(work);
  const keep = useEffectEvent(() => keepWork(sessionStorage, workspaceSlug, work));
  // what is offered stays there until it is taken, refused or written over by edits of now
  const isHeld = !isReady || (note === "offered" && !hasEdits(work));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changed is why to keep it
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(keep, afterMs);
    return () => clearTimeout(timer);
  }, [isHeld, told]);
  useEffect(() => {
    const leave = () => !isHeld && keep();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [isHeld]);

  return {
    note,
    isReady,
    dismiss: () => setNote(null),
    takeBack: () => {
      if (found) restore(found);
      setNote("restored");
    },
    drop: () => {
      dropWork(sessionStorage, workspaceSlug);
      setNote(null);
    },
  };
}
