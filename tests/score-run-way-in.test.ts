import { beforeAll, expect, test } from "vitest";
import { POST } from "@/app/live/runs/[id]/scores/route";
import { database } from "@/db/client";
import { asMember } from "@/db/testing";
import { openSession } from "@/lib/accounts/open-session";
import type { Context } from "@/lib/context";
import { cookieName, sealSession } from "@/lib/http/session-cookie";
import { aFilledWorkspace, aToken, type Ids } from "./a-filled-workspace";
import { call } from "./api";
import { countRows } from "./count-rows";

const ourPage = { "sec-fetch-site": "same-origin" };
const slugOf = ({ workspaceId }: Context) => workspaceId.replace("_", "-");

async function cookieOf({ principal }: Context): Promise<string> {
  const caller = { db: database(), requestId: "", address: null };
  const { id } = await openSession(caller, { userId: principal.id, kind: "browser" });
  return `${cookieName()}=${await sealSession(id)}`;
}

let own: { ctx: Context; ids: Ids };
let theirs: { ctx: Context; ids: Ids };
let cookie: string;
beforeAll(async () => {
  [own, theirs] = [await aFilledWorkspace("own"), await aFilledWorkspace("theirs")];
  cookie = await cookieOf(own.ctx);
});

const ask = (id: string, headers: Record<string, string>, query = `?workspace=${slugOf(own.ctx)}`, more = {}) =>
  call(POST, {
    ...{ method: "POST", path: `/live/runs/${id}/scores${query}`, params: { id } },
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ evaluators: [{ type: "heuristic" }], ...more }),
  });

test("our own pages have a run scored; a run without an answer is refused in words", async () => {
  expect(await ask(own.ids.run, { cookie, ...ourPage })).toMatchObject({ status: 422, body: { code: "unprocessable" } });
});

test("it is closed to other sites, to strangers and tokens, and to a role that may not score", async () => {
  const viewer = await cookieOf(await asMember(own.ctx, "viewer"));
  const refused: [Record<string, string>, number][] = [
    [{ cookie, "sec-fetch-site": "cross-site" }, 403],
    [{ cookie, origin: "https://evil.example" }, 403],
    [ourPage, 401],
    [{ ...ourPage, authorization: `Bearer ${(await aToken(own.ctx)).token}` }, 401],
    [{ ...ourPage, cookie: viewer }, 403],
  ];
  const { "public.sessions": _sessions, ...counted } = await countRows();
  for (const [headers, status] of refused) expect([headers, (await ask(own.ids.run, headers)).status]).toEqual([headers, status]);
  expect(await countRows()).toMatchObject(counted);
});

test("another workspace's run and case are not known, nor another workspace, nor further fields", async () => {
  const headers = { cookie, ...ourPage };
  expect(await ask(theirs.ids.run, headers)).toMatchObject({ status: 404 });
  expect(await ask(own.ids.run, headers, `?workspace=${slugOf(theirs.ctx)}`)).toMatchObject({ status: 404 });
  expect(await ask(own.ids.run, headers, "")).toMatchObject({ status: 400 });
  expect(await ask(own.ids.run, headers, undefined, { workspaceId: "ws_x" })).toMatchObject({ status: 400 });
});
