import Link from "next/link";
import { PageSection } from "@/components/page-section";
import { buttonClass } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { Tag } from "@/components/ui/tag";
import type { listEvaluators } from "@/lib/evaluators/list-evaluators";
import { prettyJson } from "@/lib/templates/pretty-json";

export type Described = Awaited<ReturnType<typeof listEvaluators>>["data"][number];
type Example = Described["examples"][number];
type Props = { evaluators: Described[]; path: string; mayWrite: boolean };

const groups: Record<Described["group"], string> = {
  text: "Text",
  structure: "Structure",
  meaning: "Meaning",
  behaviour: "Behaviour",
  judge: "Judges",
  own: "Your own",
};

/** What the catalogue holds, group by group: what each scores, by which rule, and examples. */
export function CatalogueList({ evaluators, path, mayWrite }: Props) {
  const byGroup = Map.groupBy(evaluators, ({ group }) => group);
  return [...byGroup].map(([group, members]) => (
    <PageSection key={group} title={groups[group]}>
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {members.map((one) => (
          <li key={one.type} className="flex flex-col gap-2 p-4">
            <OneEvaluator {...{ one, path, mayWrite }} />
          </li>
        ))}
      </ul>
    </PageSection>
  ));
}

function OneEvaluator({ one, path, mayWrite }: { one: Described; path: string; mayWrite: boolean }) {
  const { type, version, about, definition, examples, asksModel } = one;
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1">
          <h3 className="flex flex-wrap items-center gap-2 font-medium">
            {type}
            <span className="font-normal text-muted">version {version}</span>
            {asksModel && <Tag look="accent">asks a model</Tag>}
          </h3>
          <p className="break-words text-muted">{about}</p>
        </div>
        {mayWrite && (
          <div className="flex flex-none gap-2">
            <Link
              href={`${path}/try?type=${type}`}
              prefetch={false}
              className={buttonClass("plain", "small")}
              aria-label={`Try ${type}`}
            >
              Try
            </Link>
            <Link
              href={`${path}/new?type=${type}`}
              prefetch={false}
              className={buttonClass("quiet", "small")}
              aria-label={`Save one of your own: ${type}`}
            >
              Save one
            </Link>
          </div>
        )}
      </div>
      <details>
        <summary className="w-fit cursor-pointer text-muted hover:text-ink">
          Definition and {examples.length === 1 ? "an example" : `${examples.length} examples`}
        </summary>
        <div className="mt-2 flex max-w-prose flex-col gap-3">
          <p className="break-words">{definition}</p>
          {examples.map((example) => (
            <CodeBlock key={JSON.stringify(example)} label={`Example of ${type}`} text={told(example)} />
          ))}
        </div>
      </details>
    </>
  );
}

/** An example in a few lines: what was given, and what came. */
function told({ options, output, score, passed, ...given }: Example): string {
  const parts = Object.entries({ ...(Object.keys(options).length > 0 && { options }), output, ...given });
  const came =
    score === "skipped" ? "skipped" : `score ${score}${passed === undefined ? "" : passed ? ", passed" : ", not passed"}`;
  return [...parts.map(([name, value]) => `${name}: ${typeof value === "string" ? value : prettyJson(value)}`), `→ ${came}`].join(
    "\n",
  );
}
