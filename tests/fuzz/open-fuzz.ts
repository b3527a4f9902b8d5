import { randomUUID } from "node:crypto";
import { signInOverRest } from "../../scripts/rest-client.mjs";
import { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";
import type { Document, PlannedRequest } from "./planned-request";

/** The bearer of a request, and the workspace it names; null sends none. */
type Caller = { token: string | null; workspace: string | null };
export type Answered = { status: number; type: string; text: string };

/** Sessions are none of them: the callers would end their own. */
const isId = /\b(?!ses_)([a-z]{2,5})_[0-7][0-9a-hjkmnp-tv-z]{25}(?:_\d{7})?\b/g;
/** What removes things, or a caller's place, takes what the fuzz itself made. */
const removes = /^DELETE|^PATCH \/(members|datasets|saved-evaluators|suites)\/[^/]+$|\/(leave|archive|close)$/;

/** Two filled workspaces, callers of several kinds, and the ids that the answers have named so far. */
export async function openFuzz(url: string, document: Document) {
  const [own, other] = [await makeSampleWorkspace(url), await makeSampleWorkspace(url)];
  const scopes = keyScopesOf(document);
  const key = await own.rest("POST", "/api-keys", { name: "fuzz", scopes });
  const viewer = await aViewer(url, own.rest);
  const removable = [await aViewer(url, own.rest), await aViewer(url, own.rest)];
  await own.rest("POST", `/prompt-versions/${own.ids.described.id}/promote`, {}); // so that there is something to roll back to
  const queue = await own.rest("POST", "/review-queues", {
    ...{ evaluationId: own.ids.evaluation.id, name: "Tone", rule: { of: "random", count: 24 } },
    criteria: [{ key: "polite", name: "Is it polite?", kind: "boolean" }],
  });
  const me = await own.rest("GET", "/auth/me");
  const workspace: string = me.workspaces[0].id;
  const owner = { token: await tokenOf(url, own.account), workspace };
  const outsider = { token: await tokenOf(url, other.account), workspace: null };
  const callers: Caller[] = [
    ...Array.from({ length: 10 }, () => owner),
    ...Array.from({ length: 4 }, () => ({ token: key.secret, workspace: null })),
    ...[viewer, viewer, outsider, outsider].map((one) => ({ ...one, workspace: one === viewer ? workspace : null })),
    ...[
      { token: null, workspace: null },
      { token: "nobody", workspace: null },
    ],
  ];
  const kept = new Set(JSON.stringify([own.ids, queue, me, key.id, viewer.userId]).match(isId));
  const pools = new Map<string, string[]>();
  const learn = (kind: string, id: string) => {
    const pool = pools.get(kind) ?? [`${kind}_none`];
    pools.set(kind, pool);
    if (!pool.includes(id) && pool.length < 60) pool.push(id);
  };
  /** What each version held when it was last heard of. */
  const hashes = new Map<string, string>();
  const hear = (text: string) => {
    for (const [id, kind = ""] of text.matchAll(isId)) learn(kind, id);
    for (const [, id = "", hash = ""] of text.matchAll(/"id":"(pv_[^"]+)"[^{}]*"contentHash":"([0-9a-f]{64})"/g)) {
      hashes.set(id, hash);
    }
    for (const [, slug = ""] of text.matchAll(/"slug":"([a-z0-9-]+)"/g)) learn("slug", slug);
  };
  hear(JSON.stringify([own.ids.prompt, own.ids, other.ids, queue, me, removable.map(({ userId }) => userId)]));

  /** The id a placeholder of a request stands for. */
  const pick = (operation: string, kind: string, at: number): string => {
    const all = kind === "any" ? [...pools.values()].flat() : (pools.get(kind) ?? []);
    const made = all.filter((id) => !kept.has(id));
    if (removes.test(operation)) return made[at % made.length] ?? `${kind}_none`;
    return (at < 20 ? all[1] : all[at % all.length]) ?? `${kind}_none`; // half of them the first of our own
  };
  let asked = 0;
  const ask = async (planned: PlannedRequest): Promise<Answered> => {
    const fill = (text: string) => text.replace(/§(\w+):(\d+)§/g, (_, kind, at) => pick(planned.operation, kind, Number(at)));
    const path = fill(planned.path);
    const hash = hashes.get(/pv_\w+/.exec(path)?.[0] ?? "") ?? "unknown";
    const { token, workspace } = callers[planned.caller % callers.length] ?? owner;
    const headers = {
      "x-forwarded-for": `198.51.100.${asked++ % 250}`, // one address could use up what it may try, and the tests to come with it
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(workspace === null ? {} : { "x-workspace-id": workspace }),
      ...Object.fromEntries(Object.entries(planned.headers).map(([name, value]) => [name, fill(value.replace("§hash§", hash))])),
    };
    const body = planned.body === null ? null : fill(planned.body);
    const signal = AbortSignal.timeout(60_000);
    const response = await fetch(`${url}/api/v1${path}`, { method: planned.method, headers, body, signal });
    const type = response.headers.get("content-type") ?? "";
    const text = type.startsWith("text/event-stream") ? await beginningOf(response) : await response.text();
    hear(text);
    return { status: response.status, type, text };
  };
  const secrets = [key.secret, owner.token, viewer.token, outsider.token, own.account.password];
  return { ask, secrets };
}

function keyScopesOf({ paths }: Document): string[] {
  const body = paths["/api-keys"]?.post?.requestBody?.content["application/json"]?.schema;
  return (body?.properties?.scopes?.items?.enum ?? []) as string[]; // safe: the document's own list of scopes
}

async function aViewer(url: string, asOwner: Awaited<ReturnType<typeof makeSampleWorkspace>>["rest"]) {
  const { token } = await asOwner("POST", "/invitations", { role: "viewer" });
  const account = { name: "Vera", email: `vera-${randomUUID()}@example.com`, password: "correct horse battery" };
  const { rest } = await signInOverRest(url, "register", account);
  await rest("POST", "/invitations/accept", { token });
  const { user } = await rest("GET", "/auth/me");
  return { token: await tokenOf(url, account), userId: String(user.id) };
}

async function tokenOf(url: string, { email, password }: { email: string; password: string }): Promise<string> {
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  return (await answer.json()).accessToken;
}

/** The first part of a stream, which may have no end. */
async function beginningOf({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}
