import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { asMember } from "@/db/testing";
import type { Context } from "@/lib/context";
import type { Outcome } from "@/lib/http/action";
import { startBrowserSession } from "@/lib/http/browser-session";
import { type Role, roles } from "@/lib/permissions";
import { aCopiedWorkspace } from "./a-copied-workspace";
import { aFilledWorkspace, type Ids } from "./a-filled-workspace";
import { countRows } from "./count-rows";
import { digestOf } from "./digest-of";

const jar = vi.hoisted(() => new Map<string, string>());
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
    delete: ({ name }: { name: string }) => jar.delete(name),
  }),
}));

type Page = (props: { params: Promise<object>; searchParams: Promise<object>; children?: unknown }) => Promise<unknown>;
const pages = import.meta.glob<{ default: Page }>("../app/w/**/{page,layout}.tsx", { eager: true });
const actions = import.meta.glob<Record<string, (workspace: string, raw: unknown) => Promise<Outcome<unknown>>>>(
  "../app/w/**/actions.ts",
  { eager: true },
);

/** The named steps of each page's path below the workspace. */
const steps: Record<string, (ids: Ids) => Record<string, string>> = {
  "/layout.tsx": () => ({}),
  "/settings/page.tsx": () => ({}),
  "/settings/members/page.tsx": () => ({}),
  "/settings/api-keys/page.tsx": () => ({}),
  "/settings/webhooks/page.tsx": () => ({}),
  "/settings/webhooks/[id]/page.tsx": (ids) => ({ id: ids.webhook }),
  "/settings/account/page.tsx": () => ({}),
  "/settings/providers/page.tsx": () => ({}),
  "/settings/models/page.tsx": () => ({}),
  "/settings/sessions/page.tsx": () => ({}),
  "/datasets/page.tsx": () => ({}),
  "/datasets/[id]/page.tsx": (ids) => ({ id: ids.dataset }),
  "/datasets/[id]/import/page.tsx": (ids) => ({ id: ids.dataset }),
  "/datasets/[id]/revisions/page.tsx": (ids) => ({ id: ids.dataset }),
  "/datasets/[id]/revisions/[number]/page.tsx": (ids) => ({ id: ids.dataset, number: "1" }),
  "/page.tsx": () => ({}),
  "/audit-log/page.tsx": () => ({}),
  "/alerts/page.tsx": () => ({}),
  "/alerts/[id]/page.tsx": (ids) => ({ id: ids.alert }),
  "/schedules/page.tsx": () => ({}),
  "/schedules/[id]/page.tsx": (ids) => ({ id: ids.schedule }),
  "/evaluations/compare/page.tsx": () => ({}),
  "/evaluations/page.tsx": () => ({}),
  "/prompts/page.tsx": () => ({}),
  "/prompts/new/page.tsx": () => ({}),
  "/prompts/[slug]/page.tsx": (ids) => ({ slug: ids.slug }),
  "/prompts/[slug]/gate/page.tsx": (ids) => ({ slug: ids.slug }),
  "/prompts/[slug]/settings/page.tsx": (ids) => ({ slug: ids.slug }),
  "/prompts/[slug]/versions/new/page.tsx": (ids) => ({ slug: ids.slug }),
  "/prompts/[slug]/versions/[number]/edit/page.tsx": (ids) => ({ slug: ids.slug, number: "4" }),
  "/evaluations/[id]/page.tsx": (ids) => ({ id: ids.evaluation }),
  "/evaluations/[id]/rescore/page.tsx": (ids) => ({ id: ids.evaluation }),
  "/evaluations/new/page.tsx": () => ({}),
  "/evaluators/page.tsx": () => ({}),
  "/evaluators/new/page.tsx": () => ({}),
  "/evaluators/try/page.tsx": () => ({}),
  "/evaluators/[slug]/page.tsx": (ids) => ({ slug: ids.savedSlug }),
  "/evaluators/[slug]/revise/page.tsx": (ids) => ({ slug: ids.savedSlug }),
  "/suites/page.tsx": () => ({}),
  "/suites/new/page.tsx": () => ({}),
  "/suites/[slug]/page.tsx": (ids) => ({ slug: ids.suiteSlug }),
  "/suites/[slug]/edit/page.tsx": (ids) => ({ slug: ids.suiteSlug }),
  "/playground/page.tsx": () => ({}),
  "/reviews/page.tsx": () => ({}),
  "/reviews/new/page.tsx": () => ({}),
  "/reviews/judges/page.tsx": () => ({}),
  "/reviews/[id]/page.tsx": (ids) => ({ id: ids.reviewQueue }),
  "/reviews/[id]/judge/page.tsx": (ids) => ({ id: ids.reviewQueue }),
};
/** Actions outside a workspace, each with a test of its own. */
const elsewhere = ["../app/(auth)/actions.ts", "../app/account/actions.ts"];
const leadingOn = ["/settings/layout.tsx", "/evaluations/[id]/results/[resultId]/page.tsx"];

/** What each action of a workspace is sent. */
const sent: Record<string, (ids: Ids) => Record<string, unknown>> = {
  addPrompt: (ids) => ({ slug: "another", name: "Another", ownerId: ids.member }),
  savePrompt: (ids) => ({ id: ids.prompt, name: "Changed" }),
  addVersion: (ids) => ({ id: ids.prompt, text: "Hi", model: { name: "sandbox-1" } }),
  saveDraft: (ids) => ({ id: ids.draft, ifMatch: ids.draftHash, text: "Hi", variables: [] }),
  publishDraft: (ids) => ({ id: ids.draft }),
  copyVersion: (ids) => ({ id: ids.version }),
  putVersionAway: (ids) => ({ id: ids.older }),
  bringVersionBack: (ids) => ({ id: ids.older }),
  deleteDraft: (ids) => ({ id: ids.unused }),
  promote: (ids) => ({ id: ids.older, reason: "better" }),
  saveGate: (ids) => ({ id: ids.prompt, suiteId: null, rules: { comparison: "none", approvals: 1 } }),
  decideChange: (ids) => ({ id: ids.gateChange, decision: "accept" }),
  releaseHeld: (ids) => ({ id: ids.held, environment: "staging" }),
  judgeVersion: (ids) => ({ id: ids.version, decision: "approve" }),
  rollBack: (ids) => ({ id: ids.prompt, reason: "worse" }),
  putPromptAway: (ids) => ({ id: ids.prompt, deactivate: "true" }),
  bringPromptBack: (ids) => ({ id: ids.prompt }),
  savePlaygroundVersion: (ids) => ({ id: ids.prompt, text: "Hi", model: { name: "sandbox" } }),
  startPlaygroundRun: (ids) => ({ versionId: ids.version, variables: { name: "Eve" } }),
  stopPlaygroundRun: (ids) => ({ id: ids.run }),
  addPlaygroundCase: (ids) => ({ id: ids.dataset, variables: { name: "Eve" } }),
  addDataset: () => ({ name: "new", description: "", tags: "a, b" }),
  saveDataset: (ids) => ({ id: ids.dataset, name: "changed", description: "", tags: "" }),
  addCase: (ids) => ({ id: ids.dataset, fields: aCase }),
  saveCase: (ids) => ({ id: ids.case, fields: aCase }),
  setQuarantine: (ids) => ({ id: ids.case, quarantined: "Flaky" }),
  removeCase: (ids) => ({ id: ids.case }),
  saveCells: (ids) => ({
    id: ids.dataset,
    cases: [{ id: ids.case, ifRevision: 1, cells: [{ column: "tags", as: "words", text: "new" }] }],
  }),
  changeMany: (ids) => ({ id: ids.dataset, cases: [{ id: ids.case, addTags: ["new"] }] }),
  dealOut: (ids) => ({ id: ids.dataset, gateShare: 0.5 }),
  restore: (ids) => ({ id: ids.dataset, number: 1 }),
  archiveDataset: (ids) => ({ id: ids.dataset, archived: false }),
  removeDataset: (ids) => ({ id: ids.dataset }),
  addProvider: () => ({ ...aProvider, name: "New", baseUrl: "https://93.184.216.34/v1" }),
  changeProvider: (ids) => ({ ...aProvider, id: ids.provider }),
  removeProvider: (ids) => ({ id: ids.unusedProvider }),
  saveAliases: (ids) => ({ data: [{ alias: "fast", providerId: ids.provider, model: "m" }] }),
  tryProvider: (ids) => ({ id: ids.provider }),
  endKey: (ids) => ({ id: ids.key }),
  endSecret: (ids) => ({ id: ids.webhookSecret }),
  addWebhook: () => ({ url: "https://93.184.216.34/hooks", events: ["version.created"] }),
  changeWebhook: (ids) => ({ id: ids.webhook, enabled: false }),
  removeWebhook: (ids) => ({ id: ids.webhook }),
  pingWebhook: (ids) => ({ id: ids.webhook }),
  sendAgain: (ids) => ({ id: ids.delivery }),
  giveRole: (ids) => ({ userId: ids.colleague, role: "editor" }),
  makeResetLink: (ids) => ({ userId: ids.colleague }),
  invite: () => ({ role: "viewer" }),
  newKey: () => ({ name: "New", scopes: ["serve"], days: 30 }),
  newSecret: () => ({ keepPrevious: true }),
  removeWorkspace: (ids) => ({ confirm: ids.workspace.replace("_", "-") }),
  rename: () => ({ name: "Renamed" }),
  keep: () => ({ runsKeptDays: "30", outputsKeptDays: "", deliveriesKeptDays: "30" }),
  takeBack: (ids) => ({ id: ids.invitation }),
  takeOut: (ids) => ({ userId: ids.colleague }),
  saveReview: (ids) => ({ id: ids.result, score: "1", passed: "true", comment: "" }),
  overrideOne: (ids) => ({ id: ids.result, key: "heuristic", score: "0.5", reason: "Curt" }),
  makeQueue: (ids) => ({ evaluationId: ids.evaluation, name: "Tone", rule: { of: "random", count: 1 }, criteria: [aQuestion] }),
  shutQueue: (ids) => ({ id: ids.reviewQueue }),
  takeItem: (ids) => ({ id: ids.reviewQueue }),
  judgeQueueItem: (ids) => ({ id: ids.reviewQueue, itemId: ids.reviewItem, answers: { polite: true } }),
  skipQueueItem: (ids) => ({ id: ids.reviewQueue, itemId: ids.reviewItem }),
  takeBackJudgement: (ids) => ({ id: ids.reviewQueue }),
  adoptReference: (ids) => ({ id: ids.review }),
  tryOne: () => ({ type: "contains", options: { text: "Hi" }, sample: { output: "Hi" } }),
  saveEvaluator: (ids) => ({ slug: "another", name: "Another", ownerId: ids.member, type: "heuristic" }),
  reviseEvaluator: (ids) => ({ id: ids.saved, type: "heuristic" }),
  changeEvaluator: (ids) => ({ id: ids.saved, name: "Renamed" }),
  checkEvaluator: (ids) => ({ id: ids.saved }),
  removeEvaluator: (ids) => ({ id: ids.saved }),
  startCheck: (ids) => ({ id: ids.older }),
  addSuite: (ids) => ({ name: "Another", datasetId: ids.dataset, evaluators: [{ savedId: ids.saved }] }),
  saveSuite: (ids) => ({ id: ids.suite, datasetId: ids.dataset, margin: 0.02 }),
  removeSuite: (ids) => ({ id: ids.suite }),
  start: (ids) => measured(ids),
  rescore: (ids) => ({ id: ids.evaluation, evaluators: [{ type: "heuristic" }] }),
  cancel: (ids) => ({ id: ids.queued }),
  resume: (ids) => ({ id: ids.stopped, budgetUsd: null }),
  pinRun: (ids) => ({ id: ids.golden, versionId: ids.older }),
  markAlert: (ids) => ({ id: ids.alert, state: "resolved" }),
  addSchedule: (ids) => ({ promptId: ids.prompt, suiteId: ids.suite, environment: "staging", ...dueDaily }),
  changeSchedule: (ids) => ({ id: ids.schedule, ...dueDaily }),
  runNow: (ids) => ({ id: ids.schedule }),
  removeSchedule: (ids) => ({ id: ids.schedule }),
  retry: (ids) => ({ id: ids.stopped }),
};

/** The first role that may, where that is not the editor. */
const from: Record<string, Role> = {
  ...{ saveReview: "reviewer", overrideOne: "reviewer", judgeVersion: "reviewer", removeWorkspace: "owner" },
  ...{ takeItem: "reviewer", judgeQueueItem: "reviewer", skipQueueItem: "reviewer", takeBackJudgement: "reviewer" },
  ...{ addProvider: "admin", changeProvider: "admin", removeProvider: "admin", saveAliases: "admin", tryProvider: "admin" },
  ...{ giveRole: "admin", makeResetLink: "admin", takeOut: "admin", invite: "admin", takeBack: "admin" },
  ...{ addWebhook: "admin", changeWebhook: "admin", removeWebhook: "admin", pingWebhook: "admin", sendAgain: "admin" },
  ...{ saveGate: "admin", decideChange: "admin" },
  ...{ newKey: "admin", endKey: "admin", newSecret: "admin", endSecret: "admin", rename: "admin", keep: "admin" },
};

const aQuestion = { key: "polite", name: "Is it polite?", kind: "boolean" };
const aProvider = { name: "Renamed", maxConcurrency: 5, requestsPerMinute: null, headers: {}, query: {} };
const aCase = {
  ...{ name: "", externalId: "", group: "", split: "dev", tags: "", metadata: "", expectations: { label: "x" } },
  values: [{ name: "name", as: "text", text: "Eve" }],
};

/** What each action that only reads is sent; a viewer may. One that names no thing finds only what is the workspace's own. */
const read: Record<string, (ids: Ids) => Record<string, unknown>> = {
  previewTimes: () => dueDaily,
  estimate: (ids) => measured(ids),
  checkVerdict: (ids) => ({ id: ids.evaluation }),
  versionsOf: (ids) => ({ id: ids.prompt }),
  casesOf: (ids) => ({ id: ids.dataset }),
  find: () => ({ q: "greeting" }),
  findPrompts: () => ({ q: "" }),
  findDatasets: () => ({ q: "" }),
  findPlaygroundCases: (ids) => ({ id: ids.dataset }),
  findPlaygroundEvaluators: () => ({}),
  stepPlaygroundCase: (ids) => ({ id: ids.case, by: 0 }),
  openPlaygroundSource: (ids) => ({ version: ids.version }),
  reviewPublish: (ids) => ({ id: ids.draft }),
  findPartials: () => ({ q: "a", pageSize: 20 }),
  previewPlayground: (ids) => ({ versionId: ids.version, variables: { name: "Eve" } }),
};
const dueDaily = { cron: "0 6 * * *", timeZone: "Asia/Tokyo" };
const measured = ({ dataset, version }: Ids) => ({
  ...{ datasetId: dataset, arms: [{ versionId: version }], evaluators: [{ type: "heuristic" }] },
});

/** Who types another workspace's slug is told that it is not this one's. */
const unfound = (name: string) => ({ problem: { code: name === "removeWorkspace" ? "invalid_input" : "not_found" } });

/** An action that leads to another page throws its way there. */
const goneOn = (thrown: { digest?: string }) => ({ ok: thrown.digest?.startsWith("NEXT_REDIRECT") });

const below = (file: string) => file.slice("../app/w/[workspace]".length);
const named = Object.entries(pages).map(([file, { default: page }]) => ({ name: below(file), page }));
const exported = Object.values(actions).flatMap((module) => Object.entries(module));
const slugOf = ({ workspaceId }: { workspaceId: string }) => workspaceId.replace("_", "-");
const hidden = expect.objectContaining({ digest: expect.stringContaining("404") });
const toSignIn = expect.objectContaining({ digest: expect.stringContaining(";/sign-in") });

let own: { ctx: Context; ids: Ids };
let theirs: { ctx: Context; ids: Ids };
beforeAll(async () => {
  [own, theirs] = [await aFilledWorkspace("own"), await aFilledWorkspace("theirs")];
});
beforeEach(() => jar.clear());

const signedIn = ({ principal }: Context) =>
  startBrowserSession({ db: database(), requestId: "req_1", address: null }, principal.id);
const look = (page: Page, workspace: string, more: object) =>
  page({ params: Promise.resolve({ workspace, ...more }), searchParams: Promise.resolve({}) });

const sources = import.meta.glob<string>("../{app,components,lib}/**/*.{ts,tsx}", {
  query: "?raw",
  import: "default",
  eager: true,
});

test("every page and every action of a workspace is named here", () => {
  const withActions = Object.entries(sources).filter(([, text]) => /^\s*"use server";/m.test(text));
  expect(withActions.map(([file]) => file).sort()).toEqual([...elsewhere, ...Object.keys(actions)].sort());
  expect(named.map(({ name }) => name).sort()).toEqual([...Object.keys(steps), ...leadingOn].sort());
  expect(exported.map(([name]) => name).sort()).toEqual([...Object.keys(sent), ...Object.keys(read)].sort());
});

describe.each(Object.entries(steps))("%s", (name, stepsOf) => {
  const page: Page = (props) => (named.find((one) => one.name === name)?.page ?? expect.unreachable())(props);

  test("is there for a member, and for a stranger leads to the sign-in", async () => {
    await expect(look(page, slugOf(own.ctx), stepsOf(own.ids))).rejects.toEqual(toSignIn);
    await signedIn(await asMember(own.ctx, "viewer"));
    await expect(look(page, slugOf(own.ctx), stepsOf(own.ids))).resolves.toBeDefined();
  });

  test("is not there for an outsider, in another workspace or in their own", async () => {
    await signedIn(own.ctx);
    await expect(look(page, slugOf(theirs.ctx), stepsOf(theirs.ids))).rejects.toEqual(hidden);
    for (const step of Object.keys(stepsOf(own.ids))) {
      if (stepsOf(theirs.ids)[step] === stepsOf(own.ids)[step]) continue; // a number, no id
      const mixed = { ...stepsOf(own.ids), [step]: stepsOf(theirs.ids)[step] };
      await expect(look(page, slugOf(own.ctx), mixed)).rejects.toEqual(hidden);
    }
  });
});

describe.each(Object.entries(sent))("%s", (name, bodyOf) => {
  const run = (workspace: string, raw: unknown) =>
    (exported.find(([one]) => one === name)?.[1] ?? expect.unreachable())(workspace, raw);

  test("refuses strangers, outsiders, ids of another workspace, unknown fields and roles below its own", async () => {
    const { ctx, ids } = await aCopiedWorkspace("fresh");
    const [body, foreign] = [bodyOf(ids), bodyOf(theirs.ids)];
    const [before, ofTheirs] = [await countRows(), await digestOf(theirs.ids.workspace)];
    expect(await run(slugOf(ctx), body)).toMatchObject({ ok: false, problem: { code: "unauthenticated" } });
    await signedIn(ctx);
    const tried = await countRows();
    expect(await run(slugOf(theirs.ctx), foreign)).toMatchObject({ problem: { code: "not_found" } });
    if (JSON.stringify(foreign) !== JSON.stringify(body)) expect(await run(slugOf(ctx), foreign)).toMatchObject(unfound(name));
    expect(await run(slugOf(ctx), { ...body, workspaceId: "ws_x" })).toMatchObject({ problem: { code: "invalid_input" } });
    expect(await countRows()).toEqual(tried);
    expect({ ...tried, "public.sessions": before["public.sessions"] }).toEqual(before);
    for (const role of roles) {
      jar.clear();
      await signedIn(await asMember(ctx, role));
      const isAllowed = roles.indexOf(role) >= roles.indexOf(from[name] ?? "editor");
      const answer = await run(slugOf(ctx), body).catch(goneOn);
      expect({ role, ...answer }).toMatchObject(isAllowed ? { role, ok: true } : { role, problem: { code: "forbidden" } });
      if (isAllowed) break;
    }
    expect(await digestOf(theirs.ids.workspace)).toEqual(ofTheirs);
  });
});

describe.each(Object.entries(read))("%s", (name, bodyOf) => {
  const run = (workspace: string, raw: unknown) =>
    (exported.find(([one]) => one === name)?.[1] ?? expect.unreachable())(workspace, raw);

  test("answers a viewer of the workspace, tells others nothing, and leaves no trace", async () => {
    const body = bodyOf(own.ids);
    const namesThing = JSON.stringify(body) !== JSON.stringify(bodyOf(theirs.ids));
    const before = await countRows();
    expect(await run(slugOf(own.ctx), body)).toMatchObject({ ok: false, problem: { code: "unauthenticated" } });
    await signedIn(await asMember(own.ctx, "viewer"));
    expect(await run(slugOf(theirs.ctx), bodyOf(theirs.ids))).toMatchObject({ problem: { code: "not_found" } });
    if (namesThing) expect(await run(slugOf(own.ctx), bodyOf(theirs.ids))).toMatchObject({ problem: { code: "not_found" } });
    expect(await run(slugOf(own.ctx), { ...body, workspaceId: "ws_x" })).toMatchObject({ problem: { code: "invalid_input" } });
    const answer = await run(slugOf(own.ctx), body);
    expect(answer).toMatchObject({ ok: true });
    for (const id of [theirs.ids.prompt, theirs.ids.dataset]) expect(JSON.stringify(answer)).not.toContain(id);
    const { "public.sessions": _, "public.users": __, "public.members": ___, ...after } = await countRows();
    expect(before).toMatchObject(after);
  });
});
