import { Tag } from "@/components/ui/tag";
import type { EvaluatorReference } from "@/lib/openapi/reference";
import { EvaluatorExample } from "./evaluator-example";
import { FieldList } from "./field-list";
import { withCode } from "./with-code";

/** One evaluator: what it is for, its exact rule, its options, and what it says of some outputs. */
export function EvaluatorSection({ evaluator }: { evaluator: EvaluatorReference }) {
  const { type, version, about, definition, asksModel, options, examples } = evaluator;
  return (
    <section aria-labelledby={type} className="flex min-w-0 flex-col gap-4 border-line border-t pt-6">
      <header className="flex flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h3 id={type} className="scroll-mt-4 break-all font-mono font-semibold text-base">
            <a href={`#${type}`} className="underline-offset-2 hover:underline">
              {type}
            </a>
          </h3>
          {asksModel && <Tag look="warn">asks a model</Tag>}
          <span className="text-muted">version {version}</span>
        </div>
        <p className="max-w-prose">{withCode(about)}</p>
      </header>
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-4">
          <div className="flex flex-col gap-2">
            <h4 className="font-medium">Rule</h4>
            <p className="wrap-anywhere max-w-prose whitespace-pre-line">{withCode(definition)}</p>
          </div>
          <div className="flex min-w-0 flex-col gap-2">
            <h4 className="font-medium">Options</h4>
            {options.length === 0 && <p className="text-muted">None.</p>}
            {options.length > 0 && <FieldList label={`Options of ${type}`} fields={options} />}
          </div>
        </div>
        <div className="flex min-w-0 flex-col gap-2">
          <h4 className="font-medium">{examples.length === 1 ? "Example" : "Examples"}</h4>
          {examples.map((example, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: examples do not move
            <EvaluatorExample key={index} example={example} />
          ))}
        </div>
      </div>
    </section>
  );
}
