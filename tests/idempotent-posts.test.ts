import { describe, expect, test } from "vitest";
import { asMember } from "@/db/testing";
import type { Handler } from "@/lib/http/route";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { aCopiedWorkspace } from "./a-copied-workspace";
import { aFilledWorkspace, aToken } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { countRows } from "./count-rows";
import { rest } from "./rest";

/** Every POST but those of `/auth`, told by what its route declares. */
const modules = import.meta.glob<Record<string, Handler>>("../app/api/v1/**/route.ts", { eager: true });
const posts = Object.entries(modules).flatMap(([file, { POST }]) => {
  const path = file.slice("../app/api/v1".length, -"/route.ts".length);
  return POST?.declaration && !path.startsWith("/auth/") ? [{ path, isSecret: POST.declaration.secret === true }] : [];
});

type Sent = [path: string, body?: unknown, headers?: Record<string, string>];

/** What is sent once, and by whom, in a workspace of its own. */
async function aRequest(path: string) {
  const { ctx, ids } = await aCopiedWorkspace("own");
  const [caller, colleague] = [rest((await aToken(ctx)).token), rest((await aToken(await asMember(ctx, "owner"))).token)];
  const elsewhere = async () =>
    (await inviteMember((await aFilledWorkspace("theirs")).ctx, { role: "viewer", expiresInDays: 1 })).token;
  const sent: Sent | undefined =
    path === "/invitations/accept" ? ["/invitations/accept", { token: await elsewhere() }] : samples[`POST ${path}`]?.(ids);
  return { sent: sent ?? expect.unreachable(`no sample of POST ${path}`), caller, colleague, ctx };
}

/** The same request with one text or number in its body changed, in each place in turn. */
function* changed(body: unknown): Generator<unknown> {
  if (typeof body === "string") yield body === "viewer" ? "editor" : `${body}x`;
  if (typeof body === "number") yield body === 0 ? 1 : body - 1;
  if (body === null || typeof body !== "object") return;
  for (const [name, inner] of Object.entries(body))
    for (const other of changed(inner))
      yield Array.isArray(body) ? body.map((one, at) => (String(at) === name ? other : one)) : { ...body, [name]: other };
}

describe.each(posts)("POST $path with an Idempotency-Key", ({ path, isSecret }) => {
  test("is done once, however often and by how many at once it is sent, and answered the same", async () => {
    const { sent, caller, colleague } = await aRequest(path);
    const [at, body, headers] = sent;
    const ask = (as = caller, given = body, key = "k") => as("POST", at, given, { ...headers, "idempotency-key": key });
    const answers = await Promise.all([ask(), ask(), ask()]);
    const done = answers.filter(({ status }) => status < 300);
    expect(done.length).toBeGreaterThan(0);
    const first = done.find((one) => !one.headers.has("idempotent-replayed")) ?? expect.unreachable();
    for (const { status, body } of answers) if (status >= 300) expect([status, body.code]).toEqual([409, "conflict"]);

    const before = await countRows();
    const again = await ask();
    if (isSecret)
      expect(again).toMatchObject({ status: 409, body: { code: "conflict", detail: expect.stringContaining("secret") } });
    else {
      expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([first.status, "true"]);
      expect([again.body, again.headers.get("location")]).toEqual([first.body, first.headers.get("location")]);
    }
    let refused = 0;
    for (const other of changed(body)) {
      const { status } = await ask(caller, other);
      expect([JSON.stringify(other), [400, 422].includes(status)]).toEqual([JSON.stringify(other), true]);
      if (status === 422) refused++;
    }
    const hasOthers = !["/prompt-versions/[id]/clone", "/gate-changes/[id]/decide"].includes(path); // else every other body is unsound
    if (body !== undefined && JSON.stringify(body) !== "{}" && hasOthers) expect(refused).toBeGreaterThan(0);
    expect(await countRows()).toEqual(before);
    expect((await ask(colleague)).headers.has("idempotent-replayed")).toBe(false);
  });
});
