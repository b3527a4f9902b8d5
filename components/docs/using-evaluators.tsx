import { PageSection } from "@/components/page-section";
import { CodeBlock } from "@/components/ui/code-block";
import { evaluatorRules } from "./evaluator-rules";
import { withCode } from "./with-code";

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
          {evaluatorRules.map((rule) => (
            <li key={rule}>{withCode(rule)}</li>
          ))}
        </ul>
        <CodeBlock copy label="An evaluation with two evaluators" text={request} />
      </div>
    </PageSection>
  );
}
