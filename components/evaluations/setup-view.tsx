import Link from "next/link";
import { Fingerprint } from "@/components/evaluators/fingerprint";
import { PageSection } from "@/components/page-section";
import { Fact, Facts } from "@/components/ui/facts";
import { RowTh, Table, Td, Th } from "@/components/ui/table";
import { When } from "@/components/when";
import type { getEvaluation } from "@/lib/evaluations/get-evaluation";
import type { getSetup } from "@/lib/evaluations/get-setup";
import { ModelNote } from "./model-note";

type Setup = Awaited<ReturnType<typeof getSetup>>;
type Evaluation = Awaited<ReturnType<typeof getEvaluation>>;
const linkClass = "text-accent underline underline-offset-2";

/** What was asked: so that figures can be told from those of another setup, and the same be asked again. */
export function SetupView({ setup, evaluation, root }: { setup: Setup; evaluation: Evaluation; root: string }) {
  const { datasetId, datasetName, datasetRevision, createdByName, createdAt, startedAt, finishedAt } = evaluation;
  return (
    <>
      <PageSection title="Cases and rules">
        <Facts>
          <Fact name="Dataset">
            <Link href={`${root}/datasets/${datasetId}?revision=${datasetRevision}`} prefetch={false} className={linkClass}>
              {datasetName}, revision {datasetRevision}
            </Link>
          </Fact>
          <Fact name="Cases">
            {setup.split ? `the ${setup.split} split` : "dev and gate"}
            {setup.tags.length > 0 && `, with any of the tags ${setup.tags.join(", ")}`}
          </Fact>
          <Fact name="Trials a case">{setup.trials}</Fact>
          <Fact name="Concurrency">{setup.concurrency}</Fact>
          <Fact name="An item passes">
            {setup.passThreshold === null
              ? "when every evaluator with a weight passes"
              : `from a total of ${setup.passThreshold}, with every required evaluator passed`}
          </Fact>
          <Fact name="Created">
            <When at={createdAt} /> {createdByName && `by ${createdByName}`}
          </Fact>
          {startedAt && (
            <Fact name="Started">
              <When at={startedAt} />
            </Fact>
          )}
          {finishedAt && (
            <Fact name="Finished">
              <When at={finishedAt} />
            </Fact>
          )}
        </Facts>
      </PageSection>
      <PageSection title="Arms">
        <ArmTable arms={setup.arms} root={root} />
      </PageSection>
      <PageSection title="Evaluators">
        <UseTable uses={setup.evaluators} root={root} />
      </PageSection>
    </>
  );
}

function ArmTable({ arms, root }: { arms: Setup["arms"]; root: string }) {
  const head = (
    <>
      <Th>Arm</Th>
      <Th>Version</Th>
      <Th>Model</Th>
      <Th>Changed settings</Th>
      <Th>Content</Th>
    </>
  );
  return (
    <Table caption="Arms" head={head}>
      {arms.map((arm) => (
        <tr key={arm.label}>
          <RowTh className="min-w-32 break-words">{arm.label}</RowTh>
          <Td>
            <Link
              href={`${root}/prompts/${arm.promptSlug}?version=${arm.number}`}
              prefetch={false}
              className={`whitespace-nowrap ${linkClass}`}
            >
              {arm.promptSlug}@{arm.number}
            </Link>
            {arm.state !== "ready" && <span className="text-muted"> ({arm.state})</span>}
          </Td>
          <Td>
            <ModelNote arm={{ providerId: arm.providerId, model: arm.modelName }} />
          </Td>
          <Td className="min-w-40 break-words text-muted">
            <Settings values={arm.override} none="as the version" />
          </Td>
          <Td className="font-mono text-muted" title={arm.contentHash}>
            {arm.contentHash.slice(0, 10)}
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function UseTable({ uses, root }: { uses: Setup["evaluators"]; root: string }) {
  const head = (
    <>
      <Th>Key</Th>
      <Th>Type</Th>
      <Th>Options</Th>
      <Th figure>Weight</Th>
      <Th>Passes</Th>
      <Th>Fingerprint</Th>
    </>
  );
  return (
    <Table caption="Evaluators" head={head}>
      {uses.map((use) => (
        <tr key={use.key}>
          <RowTh className="whitespace-nowrap">{use.key}</RowTh>
          <Td className="whitespace-nowrap">
            {use.type} <span className="text-muted">version {use.typeVersion}</span>
            {use.savedSlug && (
              <div>
                <Link href={`${root}/evaluators/${use.savedSlug}`} prefetch={false} className={linkClass}>
                  {use.savedName}
                </Link>
                , revision {use.savedRevision}
              </div>
            )}
          </Td>
          <Td className="min-w-56 max-w-96 text-muted">
            <Settings values={use.options} none="none" />
          </Td>
          <Td figure>{use.weight}</Td>
          <Td className="min-w-36">
            {use.threshold === null ? "as the evaluator says" : `from ${use.threshold}`}
            {use.required && ", required"}
            {use.negate && ", negated"}
          </Td>
          <Td>
            <Fingerprint text={use.fingerprint} />
          </Td>
        </tr>
      ))}
    </Table>
  );
}

function Settings({ values, none }: { values: object; none: string }) {
  const told = Object.entries(values).filter(([, value]) => value !== undefined);
  if (told.length === 0) return none;
  return (
    <ul>
      {told.map(([name, value]) => (
        <li key={name} className="break-words">
          {name} <span className="text-ink">{typeof value === "string" ? value : JSON.stringify(value)}</span>
        </li>
      ))}
    </ul>
  );
}
