import { ExpectationFields } from "@/components/datasets/expectation-fields";
import { TextArea } from "@/components/ui/text-area";
import type { SampleDraft } from "./sample-draft";

type Props = {
  sample: SampleDraft;
  /** By the path within the sample. */
  errorOf: (path: string) => string | undefined;
  onChange: (change: Partial<SampleDraft>) => void;
};

/** A sample to score: the answer, what the case expects of it, and behind a fold everything else an evaluator may look at. */
export function SampleFields({ sample, errorOf, onChange }: Props) {
  const isFilled = sample.input !== "" || sample.more !== "";
  const hasErrors = Boolean(errorOf("input") ?? errorOf("more"));
  return (
    <div className="flex flex-col gap-4">
      <TextArea
        label="Output"
        hint="The model's answer, as it came."
        value={sample.output}
        error={errorOf("output")}
        onChange={(event) => onChange({ output: event.target.value })}
      />
      <ExpectationFields
        expectations={sample.expected}
        errorOf={(path) => errorOf(path.replace(/^(fields\.)?expectations\./, "expected."))}
        change={(expected) => onChange({ expected })}
      />
      <details open={hasErrors || undefined}>
        <summary className="w-fit cursor-pointer text-muted hover:text-ink">
          Variables and the rest of the sample{isFilled && ", filled in"}
        </summary>
        <div className="mt-3 flex flex-col gap-4">
          <TextArea
            code
            label="Variables (optional)"
            hint="The case's values, as a JSON object."
            rows={2}
            value={sample.input}
            error={errorOf("input")}
            onChange={(event) => onChange({ input: event.target.value })}
          />
          <TextArea
            code
            label="More (optional)"
            hint={
              <>
                As a JSON object with <code>latencyMs</code>, <code>usage</code>, <code>costUsd</code>, <code>messages</code>,{" "}
                <code>case</code>, or <code>output</code> with its <code>toolCalls</code> and <code>finishReason</code>.
              </>
            }
            rows={2}
            value={sample.more}
            error={errorOf("more")}
            onChange={(event) => onChange({ more: event.target.value })}
          />
        </div>
      </details>
    </div>
  );
}
