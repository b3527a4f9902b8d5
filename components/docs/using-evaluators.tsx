import { PageSection } from "@/components/page-section";
import { CodeBlock } from "@/components/ui/code-block";
import { withCode } from "./with-code";

const rules = [
  "`type` and `options` are those below. `key` names it in the results, where the same one is used twice; else it is the type.",
  "A score is from 0 to 1. `negate` counts 1 − score, and what passed does not.",
  "An evaluator says itself what passes; with a `threshold` it is a score of at least that, after `negate`.",
  "An item's total is the mean of its scores by `weight` (1 unless given; 0 shows a score that counts nowhere). Without a `passThreshold` an item passes when every evaluator of a weight above 0 does; with one, when the total reaches it and every evaluator that is `required` passes.",
  "Where a case does not say what an evaluator asks for, it is skipped: it counts nowhere, and fails nothing.",
  "A score that cannot be had (a judge that answers nonsense) fails the item at stage `evaluator`. Its answer is kept, and it stands in no average.",
];

const request = [
  'curl -X POST "$PROMPTOPS_URL/api/v1/evaluations" \\',
  '  -H "Authorization: Bearer $PROMPTOPS_KEY" -H "Content-Type: application/json" \\',
  "  -d '{",
  '    "datasetId": "\'$DATASET_ID\'", "versionIds": ["support-reply@production"],',
  '    "evaluators": [',
  '      {"type": "exact-match", "options": {"ignoreCase": true}},',
  '      {"type": "regex", "options": {"pattern": "^(spam|ham)$"}, "weight": 0}',
  "    ]",
  "  }'",
].join("\n");

/** How an evaluation is given its evaluators, and what their scores make of an item. */
export function UsingEvaluators() {
  return (
    <PageSection title="How they are used">
      <div className="grid min-w-0 items-start gap-6 lg:grid-cols-2">
        <ul className="flex max-w-prose list-disc flex-col gap-1.5 pl-5">
          {rules.map((rule) => (
            <li key={rule}>{withCode(rule)}</li>
          ))}
        </ul>
        <CodeBlock copy label="An evaluation with two evaluators" text={request} />
      </div>
    </PageSection>
  );
}
