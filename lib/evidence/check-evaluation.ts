import { findEvaluator } from "@/evaluators";
import { hashCase } from "@/lib/datasets/hash-case";
import { rivalArmOf } from "@/lib/evaluations/rival-arm-of";
import { catalogueVersions } from "@/lib/evaluators/catalogue-versions";
import { fingerprintEvaluator } from "@/lib/evaluators/fingerprint-evaluator";
import type { Content, Values } from "@/lib/templates/content";
import { contentCompiler } from "@/lib/templates/content-compiler";
import type { EvidenceCase, EvidenceEvaluation, EvidenceFile, EvidenceResult } from "./evidence-file";
import type { Findings } from "./findings";
import { type Isolate, type RecordedUse, rescoreResult } from "./rescore-result";

type Measured = EvidenceFile["evaluations"][number];
type Around = { contents: Map<string, Content>; isolate: Isolate };

const atOnce = 100;

/** Cases, evaluators and every result of one evaluation, computed again. */
export async function checkEvaluation(measured: Measured, { contents, isolate }: Around, findings: Findings): Promise<void> {
  const { evaluation, cases, results } = measured;
  const uses = evaluation.evaluators.flatMap((use) => usesOf(use, evaluation, findings));
  for (const one of cases) checkCase(one, evaluation, findings);
  checkWhole(measured, contents, findings);
  const caseOf = new Map(cases.map((one) => [one.id, one]));
  const compilers = new Map([...contents].map(([hash, content]) => [hash, contentCompiler(content)]));
  const armOf = new Map(evaluation.arms.map((arm) => [arm.id, arm]));
  const of = { uses, passThreshold: evaluation.passThreshold ?? undefined, isolate };
  const check = async (result: EvidenceResult) => {
    const [asked, arm] = [caseOf.get(result.caseId), armOf.get(result.armId)];
    const compile = compilers.get(arm?.contentHash ?? "");
    if (!asked || !compile) return;
    checkMessages(result, asked, compile, findings);
    await rescoreResult(result, asked, of, findings);
  };
  for (let at = 0; at < results.length; at += atOnce) await Promise.all(results.slice(at, at + atOnce).map(check));
}

/** A use as it scored; the fingerprint is that of its type, module version and options, and of what it compares with or asks. */
function usesOf(
  use: EvidenceEvaluation["evaluators"][number],
  { id, arms }: EvidenceEvaluation,
  findings: Findings,
): RecordedUse[] {
  const { key, type, typeVersion, weight, threshold, required, negate, fingerprint } = use;
  const evaluator = findEvaluator(type);
  if (!evaluator) {
    findings.unknown.add(`There is no evaluator “${type}” here: what ${key} said was taken as recorded.`);
    return [];
  }
  const isKnown = evaluator.version === typeVersion;
  if (!isKnown)
    findings.unknown.add(
      `${key} was scored by version ${typeVersion} of ${type}, and this is version ${evaluator.version}: its scores were taken as recorded.`,
    );
  const rival = rivalArmOf(evaluator, use.options, arms);
  const against = arms.find((arm) => arm.id === rival?.armId);
  const decisive = {
    ...{ type, version: typeVersion, options: use.options },
    ...(evaluator.nests && { among: catalogueVersions() }),
    ...(against && {
      against: {
        ...{ contentHash: against.contentHash, providerId: against.providerId, modelName: against.modelName },
        modelOverride: against.modelOverride === null ? null : JSON.stringify(against.modelOverride),
      },
    }),
  };
  const computed = fingerprintEvaluator(decisive);
  // What asks others has their versions in its fingerprint: it cannot be told from outside which of them has changed since.
  const isTold = !evaluator.nests || computed === fingerprint;
  if (!isTold) findings.unknown.add(`${key} asks other evaluators, and some of them have changed since.`);
  else findings.same(`evaluation ${id}, evaluator ${key}`, "fingerprint", fingerprint, computed);
  const options: unknown = evaluator.options.safeParse(use.options).data ?? use.options;
  return [
    {
      evaluator,
      options,
      rival,
      isKnown: isKnown && isTold,
      key,
      type,
      weight,
      threshold: threshold ?? undefined,
      required,
      negate,
    },
  ];
}

function checkCase(one: EvidenceCase, { split }: EvidenceEvaluation, findings: Findings): void {
  // safe: a case's variables and expectations are objects; other JSON has another hash
  const computed = hashCase(one.variables as Values, one.expectations as Parameters<typeof hashCase>[1]);
  findings.same(`case ${one.id}`, "hash", one.hash, computed);
  if (split !== null) findings.same(`case ${one.id}`, "split", one.split, split);
}

/** Every case was asked of every arm that counts, in every trial, and nothing twice. */
function checkWhole({ evaluation, cases, results }: Measured, contents: Map<string, Content>, findings: Findings): void {
  const place = `evaluation ${evaluation.id}`;
  const arms = new Set(evaluation.arms.filter(({ contentHash }) => contents.has(contentHash)).map(({ id }) => id));
  const ids = new Set(cases.map(({ id }) => id));
  const items = new Set(results.map(({ armId, caseId, trial }) => `${armId} ${caseId} ${trial}`));
  findings.same(place, "cases, each once", cases.length, ids.size);
  findings.same(place, "results, each once", results.length, items.size);
  findings.same(place, "results", results.length, arms.size * ids.size * evaluation.trials);
  for (const { id, armId, caseId, trial } of results) {
    if (!arms.has(armId)) findings.differ(`result ${id}`, `its arm ${armId} is none of those that count`);
    if (!ids.has(caseId)) findings.differ(`result ${id}`, `its case ${caseId} is not in the file`);
    if (!Number.isInteger(trial) || trial < 1 || trial > evaluation.trials)
      findings.differ(`result ${id}`, `there is no trial ${trial}`);
  }
}

function checkMessages(
  result: EvidenceResult,
  asked: EvidenceCase,
  compile: ReturnType<typeof contentCompiler>,
  findings: Findings,
): void {
  if (result.messages === null) return;
  const place = `result ${result.id}`;
  try {
    findings.same(place, "messages", result.messages, compile(asked.variables as Values).messages); // safe: its hash was made of such
  } catch (error) {
    findings.differ(place, `its messages cannot be made from its case: ${error instanceof Error ? error.message : error}`);
  }
}
