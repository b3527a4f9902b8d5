"use client";

import { useMemo } from "react";
import type { FindCases } from "@/components/playground/case-dialog";
import { CompiledPreview } from "@/components/playground/compiled-preview";
import { readTyped } from "@/components/playground/typed-values";
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
  return (
    <>
      <ValueFields
        {...{ datasets, variables: content.variables, typed: sample.typed, cameFrom: sample.cameFrom, find: findCases }}
        errorOf={(name) => read.problems[name]}
        onChange={(typed, cameFrom) => setSample({ typed, cameFrom })}
      />
      <CompiledPreview {...compiled} unreadable={unreadable} />
    </>
  );
}
