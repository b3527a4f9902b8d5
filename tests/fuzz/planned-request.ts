import fc, { type Arbitrary } from "fast-check";
import { allowedValue, type Schema } from "./allowed-value";
import { goodBodies } from "./good-bodies";
import { hostileTexts, type Spoiling, spoiling, spoilJson } from "./spoil-json";

type Parameter = { name: string; in: string; required?: boolean; schema: Schema };
export type Operation = {
  parameters?: Parameter[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { content?: Record<string, { schema?: Schema }> }>;
};
export type Document = { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, Schema> } };

/** A request before it is sent: `§pv:3§` stands for the id of some version, known then, and `§hash§` for what the path's version holds. */
export type PlannedRequest = {
  /** Such as `GET /prompts/{id}`. */
  operation: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
  /** Which of the callers sends it. */
  caller: number;
};

/** What a property or parameter holds that has the name of an id. */
const kinds: [name: RegExp, kind: string][] = [
  [/^(datasetId)$/, "ds"],
  [/^(savedId)$/, "sev"],
  [/^(suiteId|defaultSuiteId)$/, "su"],
  [/^(versionIds?|toVersionId|basedOn|against)$/, "pv"],
  [/^promptId$/, "prm"],
  [/^caseId$/, "case"],
  [/^armId$/, "arm"],
  [/^evaluationId$/, "ev"],
  [/^(ownerId|actorId|userId)$/, "usr"],
  [/^targetId$/, "prm"],
  [/^slug$/, "slug"],
];
const inPath: Record<string, string> = {
  ...{ prompts: "prm", "prompt-versions": "pv", datasets: "ds", "dataset-cases": "case", evaluations: "ev", runs: "run" },
  "saved-evaluators": "sev",
  suites: "su",
  ...{ "evaluation-results": "res", workspaces: "ws", "api-keys": "key", invitations: "inv", members: "usr", sessions: "ses" },
  ...{ providers: "prov", "by-slug": "slug", "review-queues": "rq", items: "ri", reviews: "rev", "gate-changes": "gc" },
  promotions: "pro",
  ...{ "webhook-secrets": "whs", schedules: "sch", alerts: "al", webhooks: "wh", "webhook-deliveries": "whd" },
};

const some = (kind: string) => fc.nat(40).map((at) => `§${kind}:${at}§`);
const kindOf = (name: string) => kinds.find(([pattern]) => pattern.test(name))?.[1];

/** An id instead of any text; few trials, since each is a call of a model. */
function named(name: string): Arbitrary<unknown> | null {
  if (name === "trials") return fc.integer({ min: 1, max: 2 });
  if (name === "versionIds") return fc.array(some("pv"), { minLength: 1, maxLength: 3 });
  if (name === "baseline" || name === "candidate")
    return fc.oneof(some("pv"), fc.constantFrom("sort-question@1", "sort-question@2"));
  if (name === "slug") return null;
  const kind = kindOf(name);
  return kind ? some(kind) : null;
}

/** Requests to every operation of the document: two of five as it describes them, the others with a fault; honest ones have none. */
export function plannedRequest({ paths, components }: Document, { isHonest = false } = {}): Arbitrary<PlannedRequest> {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) =>
      requestTo(path, method.toUpperCase(), operation, components.schemas, isHonest),
    ),
  );
  return fc.oneof(...operations);
}

function requestTo(
  path: string,
  method: string,
  operation: Operation,
  schemas: Record<string, Schema>,
  isHonest: boolean,
): Arbitrary<PlannedRequest> {
  const fault = <Value>(times: number, arbitrary: Arbitrary<Value>) => (isHonest ? fc.constant(null) : oneIn(times, arbitrary));
  const { parameters = [], requestBody } = operation;
  const valid = (schema: Schema) => allowedValue(schema, schemas, named);
  const query = parameters.filter((one) => one.in === "query");
  const queryOf = fc.record(
    Object.fromEntries(
      query.map(({ name, required, schema }) => {
        const value = named(name) ?? valid(schema);
        return [name, required ? value : oneIn(4, value)];
      }),
    ),
  );
  const pathOf = fc.tuple(
    ...path
      .split("/")
      .slice(1)
      .map((step, at, steps) => stepOf(step, steps[at - 1] ?? "", isHonest)),
  );
  const json = requestBody?.content["application/json"]?.schema;
  const isFile = requestBody !== undefined && "text/csv" in requestBody.content;
  const good = goodBodies[`${method} ${path}`];
  const value = (schema: Schema) =>
    good === undefined ? valid(schema) : isHonest ? fc.constant(good) : fc.oneof(valid(schema), fc.constant(good));
  const file = isHonest ? fc.constant(goodFile) : anyFile;
  const bodyOf = isFile ? file : json ? jsonBody(value(json), isHonest) : fc.constant(null);
  return fc
    .record({
      steps: pathOf,
      query: queryOf,
      body: bodyOf,
      wrong: fault(8, wrongQuery),
      extra: fault(8, oddHeaders),
      ifMatch: fc.nat(5),
      caller: isHonest ? fc.constant(0) : fc.nat(19),
    })
    .map(({ steps, query, body, wrong, extra, ifMatch, caller }) => {
      const sent = Object.entries(query).flatMap(([name, value]) =>
        value === null ? [] : [`${name}=${encoded(asText(value))}`],
      );
      const all = [...sent, ...(wrong === null ? [] : [wrong])].join("&");
      const matching: Record<string, string> = parameters.some(({ name }) => name === "If-Match")
        ? { "if-match": ifMatch === 0 ? `"${"0".repeat(64)}"` : '"§hash§"' }
        : {};
      return {
        ...{ operation: `${method} ${path}`, method, caller },
        path: `/${steps.join("/")}${all ? `?${all}` : ""}`,
        headers: { ...typed(body), ...matching, ...extra },
        body: body?.text ?? null,
      };
    });
}

/** A step of a path: itself, or for `{id}` mostly an id of what the step before it names. */
function stepOf(step: string, before: string, isHonest: boolean): Arbitrary<string> {
  if (!step.startsWith("{")) return fc.constant(step);
  if (step === "{number}")
    return fc.oneof(
      fc.constantFrom("1", "2"),
      fc.nat(4).map(String),
      fc.constantFrom("0", "-1", "1e3", "x", "99999999999999999999"),
    );
  if (step === "{type}") return fc.constantFrom("keyword", "regex", "json-valid", "nonsense");
  const known = some(inPath[before] ?? "any");
  if (isHonest) return known;
  const odd = fc.constantFrom(...hostileTexts.filter((text) => text.length < 1000 && text !== "")).map(encoded);
  return fc.oneof({ weight: 8, arbitrary: known }, { weight: 1, arbitrary: some("any") }, { weight: 1, arbitrary: odd });
}

type Body = { type: string; text: string };

function jsonBody(valid: Arbitrary<unknown>, isHonest: boolean): Arbitrary<Body> {
  if (isHonest) return valid.map((value) => ({ type: "application/json", text: JSON.stringify(value) }));
  const types = ["application/json", "application/json; charset=utf-8", "text/plain", "application/x-www-form-urlencoded", ""];
  return fc
    .record({
      value: valid,
      spoilings: oneIn(2, spoiling),
      type: fc.oneof({ weight: 30, arbitrary: fc.constant(types[0] ?? "") }, fc.constantFrom(...types)),
    })
    .map(({ value, spoilings, type }) => ({ type, text: textOf(value, spoilings) }));
}

const textOf = (value: unknown, spoilings: Spoiling | null) => (spoilings ? spoilJson(value, spoilings) : JSON.stringify(value));

const goodFile: Body = { type: "text/csv", text: "question,exact\nWhere is it?,delivery\n" };

const oddFile: Arbitrary<Body> = fc.record({
  type: fc.constantFrom(
    "text/csv",
    "application/x-ndjson",
    "application/json",
    "multipart/form-data; boundary=x",
    "text/html",
    "",
  ),
  text: fc
    .oneof(
      fc.array(fc.constantFrom("question,exact\n", "Where is it?,delivery\n", '"open', "a,b,c,d\n", "=1+1,\u0000\n", "\n"), {
        maxLength: 8,
      }),
      fc.array(fc.constantFrom('{"variables":{"question":"x"}}\n', "[]", "{", "null\n", '{"variables":{"__proto__":1}}\n'), {
        maxLength: 4,
      }),
      fc.constantFrom(
        ['--x\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\nquestion\nHi\n\r\n--x--\r\n'],
        ["--x\r\n"],
      ),
    )
    .map((parts) => parts.join("")),
});

const anyFile = fc.oneof({ weight: 1, arbitrary: fc.constant(goodFile) }, { weight: 3, arbitrary: oddFile });

const wrongQuery = fc.oneof(
  fc.constantFrom(
    "sort=nope",
    "sort=createdAt;drop",
    "order=up",
    "page=0",
    "page=1e9",
    "pageSize=101",
    "pageSize=-1",
    "cursor=%00",
  ),
  fc.constantFrom(
    "q=%zz",
    "q=%c3%28",
    "q=%00",
    "q=%25%5f%5c",
    "a[b]=c",
    "__proto__=1",
    "constructor=x",
    "%",
    "&&=",
    "page=1&page=2",
  ),
  fc.constantFrom(...hostileTexts.filter((text) => text.length < 1000)).map((text) => `q=${encoded(text)}`),
);

const oddHeaders = fc.constantFrom<Record<string, string>>(
  ...[
    { "x-workspace-id": "nope" },
    { "x-workspace-id": "§ws:3§" },
    { "idempotency-key": "once" },
    { "idempotency-key": "x".repeat(300) },
  ],
  ...[
    { "if-match": "*" },
    { "if-none-match": "*" },
    { "if-none-match": 'W/"x", "y"' },
    { accept: "text/html" },
    { range: "bytes=0-1" },
  ],
  ...[
    { "content-encoding": "gzip" },
    { "x-forwarded-for": "1.2.3.4, x" },
    { "x-http-method-override": "DELETE" },
    { cookie: "a=b" },
  ],
  ...[{ authorization: "Bearer a.b.c" }, { authorization: "Basic eDp4" }, { "last-event-id": "x" }, { origin: "null" }],
);

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));
const encoded = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replaceAll("%C2%A7", "§").replaceAll("%3A", ":");

const typed = (body: Body | null): Record<string, string> => (body?.type ? { "content-type": body.type } : {});

const oneIn = <Value>(times: number, arbitrary: Arbitrary<Value>): Arbitrary<Value | null> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
