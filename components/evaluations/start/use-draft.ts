"use client";

import { useState } from "react";
import type { VersionChoice } from "./arm-fields";
import type { CaseSummary } from "./case-fields";
import { type ArmDraft, blankArm, type CatalogueEntry, type EvaluationDraft, type UseDraft } from "./evaluation-draft";
import { suggestUses } from "./suggest-uses";
import type { useLoaded } from "./use-loaded";

type Loaded<Data> = ReturnType<typeof useLoaded<Data>>;

/** The draft and the ways to change it. Evaluators follow what the dataset expects until somebody changes one. */
export function useDraft(
  initial: EvaluationDraft,
  catalogue: CatalogueEntry[],
  versions: Loaded<VersionChoice[]>,
  cases: Loaded<CaseSummary>,
) {
  const [draft, setDraft] = useState(initial);
  const [isOwnChoice, setIsOwnChoice] = useState(initial.uses.length > 0);
  const [isChanged, setIsChanged] = useState(false);
  const update = (changed: (before: EvaluationDraft) => EvaluationDraft) => {
    setIsChanged(true);
    setDraft(changed);
  };
  const change = (change: Partial<EvaluationDraft>) => update((before) => ({ ...before, ...change }));
  const changeArm = (id: string, change: Partial<ArmDraft>) =>
    update((before) => ({ ...before, arms: before.arms.map((arm) => (arm.id === id ? { ...arm, ...change } : arm)) }));
  const changeUses = (changed: (uses: UseDraft[]) => UseDraft[]) => {
    setIsOwnChoice(true);
    update((before) => ({ ...before, uses: changed(before.uses) }));
  };

  return {
    draft,
    /** Since it was last sent. */
    isChanged,
    settle: () => setIsChanged(false),
    change,
    changeArm,
    addArm: () =>
      update((before) => {
        const last = before.arms.at(-1);
        const versionId = freeVersion(versions.loaded[last?.promptId ?? ""], before.arms);
        return { ...before, arms: [...before.arms, blankArm(crypto.randomUUID(), { promptId: last?.promptId, versionId })] };
      }),
    removeArm: (id: string) => update((before) => ({ ...before, arms: before.arms.filter((arm) => arm.id !== id) })),
    choosePrompt: (id: string, promptId: string) => {
      changeArm(id, { promptId, versionId: "" });
      if (!promptId) return;
      versions.load(promptId, (found) =>
        setDraft((before) => ({
          ...before,
          arms: before.arms.map((arm) =>
            arm.id === id && arm.promptId === promptId && !arm.versionId
              ? { ...arm, versionId: freeVersion(found, before.arms) }
              : arm,
          ),
        })),
      );
    },
    chooseDataset: (datasetId: string) => {
      change({ datasetId, tags: [] });
      if (!datasetId) return;
      cases.load(datasetId, ({ expectations }) => {
        if (isOwnChoice) return;
        const names = expectations.map(({ name }) => name);
        setDraft((before) => ({ ...before, uses: suggestUses(catalogue, names) }));
      });
    },
    changeUses,
  };
}

/** The newest version that no arm has yet, else none: the same one twice is a choice to be made. */
function freeVersion(versions: VersionChoice[] | undefined, arms: ArmDraft[]): string {
  const taken = arms.map(({ versionId }) => versionId);
  return versions?.find(({ id, state }) => state !== "archived" && !taken.includes(id))?.id ?? "";
}
