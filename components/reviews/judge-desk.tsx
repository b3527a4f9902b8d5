"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { PanelSkeleton } from "@/components/reviews/panel-skeleton";
import { Button, buttonClass } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { EmptyState } from "@/components/ui/empty-state";
import type { Criterion } from "@/lib/reviews/schema";
import { AnswerPanel } from "./answer-panel";
import type { DeskState } from "./desk";
import { ItemView } from "./item-view";
import { minutesLeft } from "./minutes-left";
import { SaveNotice } from "./save-notice";
import { useAnswering } from "./use-answering";
import { type DeskActions, useDesk } from "./use-desk";

export type DeskProps = {
  queue: { id: string; isPair: boolean; criteria: Criterion[]; progress: DeskState["progress"] };
  reviewerId: string;
  knownTags: string[];
  mayAdopt: boolean;
  queueHref: string;
  actions: DeskActions;
};

/** One item after another: the answer on the left, what is said of it on the right, a key for each. */
export function JudgeDesk({ queue, reviewerId, knownTags, mayAdopt, queueHref, actions }: DeskProps) {
  const { desk, state } = useDesk({ queueId: queue.id, reviewerId, progress: queue.progress, actions });
  const [areKeysOn, setKeysOn] = useState(true);
  const answering = useAnswering({ desk, state, queue, areKeysOn, mayAdopt });
  const top = useRef<HTMLDivElement>(null);
  const currentId = state.current?.id;
  useEffect(() => {
    if (currentId) top.current?.scrollIntoView({ block: "nearest" });
  }, [currentId]);
  return (
    <div ref={top} className="flex scroll-mt-16 flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1">
        <p role="status" className="text-muted tabular-nums">
          {state.phase === "judging" ? paceOf(state) : ""}
          {state.notice && state.phase === "judging" ? ` · ${state.notice}` : ""}
        </p>
        <div className="pointer-coarse:hidden">
          <Checkbox label="Answer by single keys" checked={areKeysOn} onChange={({ target }) => setKeysOn(target.checked)} />
        </div>
      </div>
      <SaveNotice
        state={state}
        holdAgain={() => void desk.holdAgain()}
        reopen={(itemId) => desk.reopen(itemId)}
        forget={(itemId) => desk.forget(itemId)}
      />
      {state.current ? (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(18rem,3fr)]">
          <ItemView key={state.current.id} item={state.current} isMarked={answering.isMarked} />
          <div className="lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto">
            <AnswerPanel
              key={state.current.id}
              {...{ isPair: queue.isPair, criteria: queue.criteria, draft: state.draft, knownTags, mayAdopt }}
              {...answering.panel}
            />
            {queue.isPair && (
              <Button look="quiet" size="small" className="mt-2" aria-pressed={answering.isMarked} onClick={answering.mark}>
                {answering.isMarked ? "Hide differences (D)" : "Mark differences (D)"}
              </Button>
            )}
          </div>
        </div>
      ) : (
        <Elsewhere state={state} queueHref={queueHref} look={() => void desk.open()} />
      )}
    </div>
  );
}

function paceOf({ progress: { mine, left }, tookMs }: DeskState): string {
  const minutes = minutesLeft(tookMs, left);
  return `${mine + 1} of ${mine + left}${minutes === null ? "" : `, about ${minutes} min left`}`;
}

/** Where there is no item: it is on its way, there is none, or it cannot be had. */
function Elsewhere({ state, queueHref, look }: { state: DeskState; queueHref: string; look: () => void }) {
  if (state.phase === "loading") return <PanelSkeleton />;
  const isFailed = state.phase === "failed";
  const { mine, left } = state.progress;
  const title = isFailed ? "No item could be had" : left > 0 ? "Nothing is free just now" : "You are done here";
  const text = isFailed
    ? state.notice
    : left > 0
      ? "What is left is in other people's hands. It comes free when they skip it or leave it lying for ten minutes."
      : mine === 1
        ? "You judged 1 item of this queue."
        : `You judged ${mine} items of this queue.`;
  return (
    <EmptyState title={title} text={text}>
      {(isFailed || left > 0) && <Button onClick={look}>Look again</Button>}
      <Link href={queueHref} className={buttonClass(isFailed ? "plain" : "primary")}>
        See the queue
      </Link>
    </EmptyState>
  );
}
