"use client";

import { useRef, useState } from "react";
import type { Criterion } from "@/lib/reviews/schema";
import { type AnswerDraft, isComplete, isWhole, openCriteria, type Side } from "./answer-draft";
import type { Fields } from "./answer-panel";
import type { Desk, DeskState } from "./desk";
import type { DeskAct } from "./desk-key";
import { useDeskKeys } from "./use-desk-keys";

type At = {
  desk: Desk;
  state: DeskState;
  queue: { isPair: boolean; criteria: Criterion[] };
  areKeysOn: boolean;
  mayAdopt: boolean;
};

/** What can be done at the desk, by button and by key: the answer that leaves nothing open saves by itself. */
export function useAnswering({ desk, state, queue: { isPair, criteria }, areKeysOn, mayAdopt }: At) {
  const { draft, current } = state;
  const [chosen, setChosen] = useState<{ item: string; key: string } | null>(null);
  const [isMarked, setMarked] = useState(false);
  const fields: Fields = { tag: useRef(null), comment: useRef(null), corrected: useRef(null) };
  const named = chosen?.item === current?.id ? criteria.find(({ key }) => key === chosen?.key) : undefined;
  const active = named ?? openCriteria(draft, criteria, { all: true })[0] ?? criteria[0];

  const say = (part: Partial<AnswerDraft>) => {
    const said = { ...draft, ...part };
    setChosen(null);
    if (isWhole(said, criteria, isPair)) desk.decide(said);
    else desk.change(part);
  };
  const answer = (key: string, value: boolean | number | string) => say({ answers: { ...draft.answers, [key]: value } });
  const choose = (better: Side) => say({ better });
  const save = () => isComplete(draft, criteria, isPair) && desk.decide(draft);
  const correct = () => {
    if (draft.corrected === null) desk.change({ corrected: shownText(state) });
    requestAnimationFrame(() => fields.corrected.current?.focus());
  };
  const acts: Record<Exclude<DeskAct["do"], "answer" | "better" | "move">, () => unknown> = {
    ...{ save, correct, skip: () => desk.decide(null), undo: () => desk.undo() },
    ...{ comment: () => fields.comment.current?.focus(), tag: () => fields.tag.current?.focus() },
    diff: () => setMarked(!isMarked),
    adopt: () => mayAdopt && draft.corrected !== null && desk.change({ adopt: !draft.adopt }),
  };
  const act = (one: DeskAct) => {
    if (!current && one.do !== "undo") return;
    if (one.do === "answer") return answer(one.key, one.value);
    if (one.do === "better") return choose(one.side);
    if (one.do !== "move") return void acts[one.do]();
    const next = criteria[criteria.findIndex(({ key }) => key === active?.key) + one.by];
    if (next && current) setChosen({ item: current.id, key: next.key });
  };
  useDeskKeys({ active, isPair, isOn: areKeysOn, act });
  const panel = { active, fields, answer, choose, correct, save, change: (part: Partial<AnswerDraft>) => desk.change(part) };
  return { isMarked, mark: acts.diff, panel: { ...panel, skip: () => desk.decide(null), undo: () => void desk.undo() } };
}

/** What the correction begins with: the answer, of a pair the one that was found better. */
function shownText({ current, draft }: DeskState): string {
  const side = current?.sides[draft.better === "right" ? 1 : 0];
  return side?.output?.text ?? "";
}
