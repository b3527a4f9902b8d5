"use client";

import { useMemo } from "react";
import { type CaseChoice, CaseDialog, type FindCases } from "@/components/playground/case-dialog";
import { CompiledPreview } from "@/components/playground/compiled-preview";
import { readTyped, typedOf } from "@/components/playground/typed-values";
import { type Preview, type PreviewRequest, usePreview } from "@/components/playground/use-preview";
import { ValueFields } from "@/components/playground/value-fields";
import type { Outcome } from "@/lib/http/action";
import type { ContentDraft } from "./content-draft";
import { contentOfDraft } from "./content-of-draft";
import { useSampleValues } from "./use-sample-values";

type Props = {
  promptId: string;
  draft: ContentDraft;
  datasets: { id: string; name: string; caseCount: number }[];
  preview: (request: PreviewRequest) => Promise<Outcome<Preview>>;
  findCases: FindCases;
};

/** Sample values, kept for the prompt in this browser, and what would be sent with them while it is written. */
export function SamplePanel({ promptId, draft, datasets, preview, findCases }: Props) {
  const { sample, setSample } = useSampleValues(promptId);
  const { content, problems } = useMemo(() => contentOfDraft(draft), [draft]);
  const read = useMemo(() => readTyped(content.variables, sample.typed), [content, sample.typed]);
  const unreadable = [
    ...problems.map(({ message }) => message),
    ...Object.entries(read.problems).map(([name, problem]) => `${name}: ${problem}`),
  ];
  const compiled = usePreview(unreadable.length > 0 ? null : { content, variables: read.values }, preview);
  const named = content.variables.filter(
    ({ name }, index, all) => name !== "" && all.findIndex((one) => one.name === name) === index,
  );
  const onType = (name: string, text: string | undefined) => {
    const { [name]: _, ...rest } = sample.typed;
    setSample({ ...sample, typed: text === undefined ? rest : { ...rest, [name]: text } });
  };
  const take = (one: CaseChoice) => {
    const cameFrom = `the case ${one.name ? `“${one.name}”` : one.id}`;
    setSample({ typed: typedOf(content.variables, one.variables), cameFrom });
  };
  return (
    <>
      <ValueFields
        {...{ variables: named, typed: sample.typed, onType }}
        errorOf={(name) => read.problems[name]}
        usedBy={() => ""}
      >
        <div className="flex flex-wrap items-center gap-2">
          <CaseDialog {...{ datasets, find: findCases }} onChoose={take} />
          {sample.cameFrom && <p className="min-w-0 break-words text-muted">Taken from {sample.cameFrom}.</p>}
        </div>
      </ValueFields>
      <CompiledPreview {...compiled} unreadable={unreadable} isOpen />
    </>
  );
}
