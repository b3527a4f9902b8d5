import { beforeAll, describe, expect, test } from "vitest";
import { aPerson } from "./api";
import { countRows } from "./count-rows";
import { type Rest, rest } from "./rest";

type Ids = { prompt: string; version: string; broken: string; dataset: string; case: string; evaluation: string };
type Bad = {
  call: string;
  /** Built once the ids are known; a string is sent as it stands. */
  body?: (ids: Ids, foreign: Ids) => unknown;
  status: number;
  /** What the answer must say. */
  says?: RegExp;
  type?: string;
};

let own: Rest;
let ids: Ids;
let foreign: Ids;

beforeAll(async () => {
  [{ client: own, ids }, { ids: foreign }] = await Promise.all([aFilledWorkspace(), aFilledWorkspace()]);
});

/** A new person's workspace with one of each thing. */
async function aFilledWorkspace(): Promise<{ client: Rest; ids: Ids }> {
  const { body: account } = await rest()("POST", "/auth/register", aPerson());
  const client = rest(account.accessToken);
  const made = async (path: string, body: object) => {
    const answer = await client("POST", path, body);
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const prompt = await made("/prompts", { slug: "greeting", name: "Greeting" });
  const model = { providerId: "sandbox", name: "sandbox" };
  const variables = [{ name: "n", type: "string", required: true }];
  const version = await made(`/prompts/${prompt}/versions`, { text: "Hi {{n}}", variables, model, publish: true });
  const broken = await made(`/prompts/${prompt}/versions`, { text: "Hi {{unknown}}", variables, model });
  const dataset = await made("/datasets", { name: "names" });
  const aCase = await made(`/datasets/${dataset}/cases`, { variables: { n: "Ada" } });
  const request = { datasetId: dataset, versionIds: [version], evaluators: [{ type: "exact-match" }] };
  const evaluation = await made("/evaluations", request);
  return { client, ids: { prompt, version, broken, dataset, case: aCase, evaluation } };
}

const model = { name: "m" };
const prompt = (more: object) => () => ({ slug: "another", name: "Another", ...more });
const version = (more: object) => () => ({ text: "Hi", variables: [], model, ...more });
const evaluation =
  (more: object | ((ids: Ids, foreign: Ids) => object) = {}) =>
  (ids: Ids, foreign: Ids) => ({
    datasetId: ids.dataset,
    versionIds: [ids.version],
    evaluators: [{ type: "exact-match" }],
    ...(typeof more === "function" ? more(ids, foreign) : more),
  });
const evaluator = (use: object) => evaluation({ evaluators: [use] });
const deep = `{"slug":"a","name":${"[".repeat(10_000)}${"]".repeat(10_000)}}`;

const cases: Record<string, Bad> = {
  "JSON that breaks off": { call: "POST /prompts", body: () => '{"slug":', status: 400, says: /not JSON/ },
  "no body": { call: "POST /prompts", status: 400 },
  "a list for an object": { call: "POST /prompts", body: () => "[1]", status: 400 },
  "a string for an object": { call: "POST /prompts", body: () => '"a"', status: 400 },
  "null for an object": { call: "POST /prompts", body: () => "null", status: 400 },
  "a form": { call: "POST /prompts", body: () => "slug=a", type: "text/plain", status: 400, says: /application\/json/ },
  "brackets ten thousand deep": { call: "POST /prompts", body: () => deep, status: 400, says: /nested deeper/ },
  "more than a megabyte": { call: "POST /prompts", body: prompt({ description: "x".repeat(1_100_000) }), status: 413 },
  "an unknown field": { call: "POST /prompts", body: prompt({ colour: "red" }), status: 400, says: /colour/ },
  "a field nobody may set": { call: "POST /prompts", body: prompt({ workspaceId: "ws_1" }), status: 400, says: /workspaceId/ },
  __proto__: { call: "POST /prompts", body: () => '{"slug":"a","name":"b","__proto__":{"x":1}}', status: 400 },
  "a NUL": { call: "POST /prompts", body: prompt({ name: "a\u0000b" }), status: 400, says: /NUL/ },
  "half a surrogate pair": {
    call: "POST /prompts",
    body: () => '{"slug":"another","name":"\\ud83d"}',
    status: 400,
    says: /surrogate/,
  },
  "a number for a name": { call: "POST /prompts", body: prompt({ name: 5 }), status: 400, says: /^name/ },
  "an empty name": { call: "POST /prompts", body: prompt({ name: "  " }), status: 400, says: /^name/ },
  "a slug with blanks": { call: "POST /prompts", body: prompt({ slug: "A b" }), status: 400, says: /^slug/ },
  "a slug that is taken": { call: "POST /prompts", body: prompt({ slug: "greeting" }), status: 409 },
  "an unknown prompt": { call: "POST /prompts/prm_none/versions", body: version({}), status: 404 },
  "another workspace's prompt": { call: "POST /prompts/:foreign.prompt/versions", body: version({}), status: 404 },
  "another workspace's version": { call: "POST /prompt-versions/:foreign.version/publish", body: () => ({}), status: 404 },
  "a template that does not parse": {
    call: "POST /prompts/:prompt/versions",
    body: version({ text: "Hi {{#n}}", publish: true }),
    status: 422,
    says: /n/,
  },
  "a filter, which templates do not have": {
    call: "POST /prompts/:prompt/versions",
    body: version({ text: "{{ n | upper }}", publish: true }),
    status: 422,
  },
  "publishing an undeclared variable": {
    call: "POST /prompt-versions/:broken/publish",
    body: () => ({}),
    status: 422,
    says: /unknown/,
  },
  "two variables of one name": {
    call: "POST /prompts/:prompt/versions",
    body: version({ variables: [1, 2].map(() => ({ name: "n", type: "string", required: true })), publish: true }),
    status: 422,
    says: /n/,
  },
  "a model setting out of range": {
    call: "POST /prompts/:prompt/versions",
    body: version({ model: { name: "m", temperature: 99 } }),
    status: 400,
    says: /temperature/,
  },
  "a preview without its value": {
    call: "POST /playground/preview",
    body: (ids) => ({ versionId: ids.version, variables: {} }),
    status: 422,
    says: /n/,
  },
  "a run of the wrong type": {
    call: "POST /playground/runs",
    body: (ids) => ({ versionId: ids.version, variables: { n: { a: 1 } } }),
    status: 422,
  },
  "a run of nothing": { call: "POST /playground/runs", body: () => ({ variables: {} }), status: 400 },
  "a run of another workspace's version": {
    call: "POST /playground/runs",
    body: (_ids, foreign) => ({ versionId: foreign.version, variables: { n: "x" } }),
    status: 404,
  },
  "a run at a provider that is not there": {
    call: "POST /playground/runs",
    body: (ids) => ({ versionId: ids.version, variables: { n: "x" }, model: { providerId: "nobody" } }),
    status: 422,
    says: /nobody/,
  },
  "a dataset without a name": { call: "POST /datasets", body: () => ({}), status: 400, says: /name/ },
  "a dataset that is there": { call: "POST /datasets", body: () => ({ name: "names" }), status: 409 },
  "a case without variables": { call: "POST /datasets/:dataset/cases", body: () => ({ tags: [] }), status: 400 },
  "a case of another workspace's dataset": {
    call: "POST /datasets/:foreign.dataset/cases",
    body: () => ({ variables: {} }),
    status: 404,
  },
  "a change of another workspace's case": { call: "PATCH /dataset-cases/:foreign.case", body: () => ({ tags: [] }), status: 404 },
  "one bad case among good ones": {
    call: "POST /datasets/:dataset/cases",
    body: () => [{ variables: {} }, { variables: {}, split: "train" }],
    status: 400,
    says: /cases\.1\.split/,
  },
  "a CSV whose second row is short of a quote": {
    call: "POST /datasets/:dataset/import?format=csv",
    body: () => 'n,label\nAda,x\n"Bob,y\n',
    type: "text/csv",
    status: 422,
    says: /[23]/,
  },
  "a CSV whose third row has a column too much": {
    call: "POST /datasets/:dataset/import?format=csv",
    body: () => "n,label\nAda,x\nBob,y,z\n",
    type: "text/csv",
    status: 422,
    says: /3/,
  },
  "a JSON line that breaks off": {
    call: "POST /datasets/:dataset/import?format=jsonl",
    body: () => '{"n":"Ada"}\n{"n":\n',
    type: "application/jsonl",
    status: 422,
    says: /2/,
  },
  "an import into another workspace's dataset": {
    call: "POST /datasets/:foreign.dataset/import?format=csv",
    body: () => "n\nAda\n",
    type: "text/csv",
    status: 404,
  },
  "an evaluation without evaluators": { call: "POST /evaluations", body: evaluation({ evaluators: [] }), status: 400 },
  "an evaluation of nothing": { call: "POST /evaluations", body: evaluation({ versionIds: undefined }), status: 400 },
  "an evaluation of an undeclared variable": {
    call: "POST /evaluations",
    body: evaluation((ids) => ({ versionIds: [ids.broken] })),
    status: 422,
    says: /unknown/,
  },
  "an evaluation on another workspace's dataset": {
    call: "POST /evaluations",
    body: evaluation((_ids, foreign) => ({ datasetId: foreign.dataset })),
    status: 404,
  },
  "an evaluation of another workspace's version": {
    call: "POST /evaluations",
    body: evaluation((ids, foreign) => ({ versionIds: [ids.version, foreign.version] })),
    status: 404,
  },
  "an evaluation without cases": { call: "POST /evaluations", body: evaluation({ split: "gate" }), status: 422, says: /case/ },
  "an evaluation at 21 trials": { call: "POST /evaluations", body: evaluation({ trials: 21 }), status: 400, says: /trials/ },
  "an evaluator that is not there": {
    call: "POST /evaluations",
    body: evaluator({ type: "vibes" }),
    status: 400,
    says: /evaluators\.0\.type.*vibes/,
  },
  "two evaluators with one key": {
    call: "POST /evaluations",
    body: evaluation({ evaluators: [1, 2].map(() => ({ type: "exact-match", key: "same" })) }),
    status: 400,
    says: /evaluators\.1\.key/,
  },
  "an option that is not there": {
    call: "POST /evaluations",
    body: evaluator({ type: "exact-match", options: { fuzzy: true } }),
    status: 400,
    says: /evaluators\.0\.options/,
  },
  "a regular expression that does not compile": {
    call: "POST /evaluations",
    body: evaluator({ type: "regex", options: { pattern: "(" } }),
    status: 400,
    says: /evaluators\.0\.options\.pattern/,
  },
  "a regular expression with a look-ahead": {
    call: "POST /evaluations",
    body: evaluator({ type: "regex", options: { pattern: "a(?=b)" } }),
    status: 400,
  },
  "a JSON Schema that does not compile": {
    call: "POST /evaluations",
    body: evaluator({ type: "json-schema", options: { schema: { type: "strng" } } }),
    status: 400,
    says: /evaluators\.0\.options.*schema/i,
  },
  "a JSON Schema that refers out of itself": {
    call: "POST /evaluations/estimate",
    body: evaluator({ type: "json-schema", options: { schema: { $ref: "http://example.com/a.json" } } }),
    status: 400,
    says: /evaluators\.0\.options/,
  },
  "a judge at a provider that is not there": {
    call: "POST /evaluations",
    body: evaluator({ type: "llm-judge", options: { model: "m", criteria: "x", providerId: "nobody" } }),
    status: 400,
    says: /nobody/,
  },
  "an embedding model at a provider that is not there": {
    call: "POST /evaluations",
    body: evaluator({ type: "similarity", options: { model: { name: "m", providerId: "nobody" } } }),
    status: 400,
    says: /nobody/,
  },
  "a weight below nothing": {
    call: "POST /evaluations",
    body: evaluator({ type: "exact-match", weight: -1 }),
    status: 400,
    says: /weight/,
  },
  "a page before the first": { call: "GET /prompts?page=0", status: 400, says: /page/ },
  "a page beyond all numbers": { call: "GET /evaluations/:evaluation/results?page=1e300", status: 400, says: /page/ },
  "pages too large": { call: "GET /prompts?pageSize=1000", status: 400, says: /pageSize/ },
  "sorting by SQL": { call: "GET /prompts?sort=name;drop table prompts", status: 400, says: /sort/ },
  "a filter with a NUL": { call: "GET /prompts?tag=%00", status: 400 },
  "a filter twice the limit": { call: `GET /prompts?q=${"x".repeat(5_000)}`, status: 400 },
  "another workspace's evaluation": { call: "GET /evaluations/:foreign.evaluation", status: 404 },
  "the results of another workspace's evaluation": { call: "GET /evaluations/:foreign.evaluation/results", status: 404 },
  "a comparison of an arm with itself": {
    call: "GET /evaluations/:evaluation/compare?baseline=:version&candidate=:version",
    status: 400,
  },
  "a comparison with a stranger": {
    call: "GET /evaluations/:evaluation/compare?baseline=:version&candidate=:foreign.version",
    status: 404,
  },
  "a review of another workspace's result": {
    call: "POST /evaluation-results/res_none/reviews",
    body: () => ({ score: 1 }),
    status: 404,
  },
  "an unknown path": { call: "GET /nothing/here", status: 404 },
  "a method the path does not take": { call: "DELETE /evaluations", status: 405 },
};

/** `:version` is our own id, `:foreign.version` the other workspace's. */
const filled = (path: string) =>
  path.replace(/:(foreign\.)?(\w+)/g, (_whole, of, name: keyof Ids) => (of ? foreign : ids)[name] ?? "");

describe("bad input", () => {
  test.each(Object.entries(cases))("%s is refused in words, and changes nothing", async (_name, bad) => {
    const [method = "", ...path] = bad.call.split(" ");
    const before = await countRows();
    const body = bad.body?.(ids, foreign);
    const answer = await own(method, filled(path.join(" ")), body, bad.type ? { "content-type": bad.type } : undefined);
    expect({ status: answer.status, detail: answer.body.detail }).toMatchObject({ status: bad.status });
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.body).toMatchObject({ status: bad.status, code: expect.any(String), detail: expect.any(String) });
    const said = [answer.body.detail, ...(answer.body.errors ?? []).map(({ path, message }: never) => `${path}: ${message}`)];
    if (bad.says) expect(said.join("\n")).toMatch(new RegExp(bad.says.source, `${bad.says.flags}m`));
    expect(said.join("\n")).not.toMatch(/select |insert |node_modules|\bat .*:\d+:\d+|Failed query/);
    expect(await countRows()).toEqual(before);
  });

  test("an unknown id and another workspace's are told apart by nothing but the id", async () => {
    const told = async (id: string) => {
      const { status, body } = await own("GET", `/evaluations/${id}`);
      return { status, detail: body.detail.replace(id, "…"), code: body.code };
    };
    expect(await told(foreign.evaluation)).toEqual(await told("ev_none"));
  });
});
