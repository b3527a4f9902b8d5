import { notFound } from "next/navigation";
import type { VersionChoice } from "@/components/evaluations/start/arm-fields";
import type { CaseSummary } from "@/components/evaluations/start/case-fields";
import { blankArm, type CatalogueEntry, type EvaluationDraft } from "@/components/evaluations/start/evaluation-draft";
import { setupDraft } from "@/components/evaluations/start/setup-draft";
import { suggestUses } from "@/components/evaluations/start/suggest-uses";
import { recipeLines } from "@/components/suites/recipe-lines";
import type { Context } from "@/lib/context";
import { listCaseTags } from "@/lib/datasets/list-case-tags";
import { summariseCases } from "@/lib/datasets/summarise-cases";
import { getSetup } from "@/lib/evaluations/get-setup";
import { listEvaluations } from "@/lib/evaluations/list-evaluations";
import { ListEvaluations } from "@/lib/evaluations/schema";
import type { PageQuery } from "@/lib/http/read-query";
import { getPrompt } from "@/lib/prompts/get-prompt";
import { listVersions } from "@/lib/prompts/list-versions";
import { ListVersions } from "@/lib/prompts/schema";
import { getSuite } from "@/lib/suites/get-suite";

/** How often each case is to be run, as an address that was made here says it. */
const isTrials = (given: PageQuery[string]): given is string =>
  typeof given === "string" && /^\d{1,2}$/.test(given) && Number(given) >= 1 && Number(given) <= 20;

/**
 * What the form begins with: an evaluation like another, or the prompt, version and dataset the address names; where it names a prompt
 * alone, the cases and evaluators that the prompt was last measured with.
 */
export async function begin(
  ctx: Context,
  { like, prompt, version, dataset, suite: suiteRef, with: more, trials: repeats }: PageQuery,
  catalogue: CatalogueEntry[],
) {
  const text = (value: PageQuery[string]) => (typeof value === "string" && value !== "" ? value : null);
  const likeId = text(like);
  const setup = likeId ? await getSetup(ctx, { id: likeId }) : null;
  const promptRefs = setup ? [...new Set(setup.arms.map(({ promptId }) => promptId))] : [text(prompt) ?? []].flat();
  const isOwn = more === "suite" && suiteRef === undefined; // the prompt's own suite
  const own = isOwn && promptRefs[0] ? (await getPrompt(ctx, { id: promptRefs[0] })).defaultSuiteId : null;
  const isOpen = !setup && !own && suiteRef === undefined && !text(dataset);
  const before = isOpen && promptRefs[0] ? await lastOf(ctx, promptRefs[0]) : null;
  const suite = await suiteOf(
    ctx,
    text(suiteRef),
    suiteRef === undefined ? (setup?.suiteId ?? own ?? before?.suiteId ?? null) : null,
  );
  const datasetId = suite?.datasetId ?? setup?.datasetId ?? text(dataset) ?? before?.datasetId;
  const [prompts, summary] = await Promise.all([
    Promise.all(promptRefs.map((ref) => promptWith(ctx, ref))),
    datasetId ? summaryOf(ctx, datasetId) : null,
  ]);
  const [first] = prompts;
  const likeSetup = setup && setupDraft(setup, catalogue);
  const asked = likeSetup ? { ...likeSetup, ...(isTrials(repeats) && { trials: repeats }) } : await asNamed();
  const bySuite = suite && { suiteId: suite.id, split: (setup ? setup.split : suite.split) ?? "", datasetId: suite.datasetId };
  const trials = suite && String(Math.max(suite.trials, setup?.trials ?? 1, isTrials(repeats) ? Number(repeats) : 1));
  return {
    suite: suite && { ...suite, lines: recipeLines(suite) },
    asBefore: before && { id: before.id, name: before.name },
    draft: bySuite ? { ...asked, ...bySuite, trials: trials ?? "1", uses: [] } : asked,
    versions: Object.fromEntries(prompts.map(({ id, versions }) => [id, versions])),
    cases: Object.fromEntries(summary ? [[summary.id, summary]] : []),
    chosen: {
      prompts: prompts.map(({ id, name }) => ({ id, name })),
      datasets: summary ? [{ id: summary.id, name: summary.name }] : [],
    },
  };

  async function asNamed(): Promise<EvaluationDraft> {
    const { versions = [], id: promptId } = first ?? {};
    const named = text(version);
    const asked = versions.find(({ id, number }) => id === named || String(number) === named);
    if (named && first && !asked) notFound();
    const active = versions.find((one) => one.active.includes("production"));
    const measured = [...new Set([active, asked ?? versions.find(({ state }) => state !== "archived")])].filter(
      (one) => one !== undefined,
    );
    const arms = measured.map(({ id }, position) => blankArm(`arm ${position}`, { promptId, versionId: id }));
    const chosenArms = arms.length > 0 ? arms : [blankArm("arm 0")];
    if (before) return { ...setupDraft(before, catalogue), arms: chosenArms };
    return {
      ...{ name: "", suiteId: "", split: "", tags: [], trials: "1", concurrency: "20", passThreshold: "", budgetUsd: "" },
      arms: chosenArms,
      datasetId: summary?.id ?? "",
      uses: summary
        ? suggestUses(
            catalogue,
            summary.expectations.map(({ name }) => name),
          )
        : [],
    };
  }
}

/** What a prompt was last measured with; null where it never was. */
async function lastOf(ctx: Context, ref: string) {
  const { id: promptId } = await getPrompt(ctx, { id: ref });
  const { data } = await listEvaluations(ctx, ListEvaluations.parse({ promptId, pageSize: 1 }));
  const [last] = data;
  return last ? { id: last.id, ...(await getSetup(ctx, { id: last.id })) } : null;
}

/** The suite that was chosen, else the one an evaluation like this came from, where that is still in use. */
async function suiteOf(ctx: Context, chosen: string | null, like: string | null) {
  const ref = chosen ?? like;
  if (!ref) return null;
  const suite = await getSuite(ctx, { id: ref });
  if (suite.archivedAt && chosen) notFound();
  return suite.archivedAt ? null : suite;
}

async function promptWith(ctx: Context, ref: string): Promise<{ id: string; name: string; versions: VersionChoice[] }> {
  const { id, name } = await getPrompt(ctx, { id: ref });
  const { data } = await listVersions(ctx, ListVersions.parse({ id, pageSize: 100 }));
  return { id, name, versions: data.map(({ id, number, state, active }) => ({ id, number, state, active })) };
}

async function summaryOf(ctx: Context, id: string): Promise<CaseSummary & { id: string; name: string }> {
  const [summary, tags] = await Promise.all([summariseCases(ctx, { id }), listCaseTags(ctx, { id })]);
  return { ...summary, tags };
}
