import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import * as auditing from "@/app/files/audit-log/export/route";
import * as exporting from "@/app/files/datasets/[id]/export/route";
import * as previewing from "@/app/files/datasets/[id]/import/preview/route";
import * as importing from "@/app/files/datasets/[id]/import/route";
import * as reporting from "@/app/files/evaluations/[id]/export/route";
import * as proving from "@/app/files/promotions/[id]/evidence/route";
import * as leaving from "@/app/files/workspace/export/route";
import { database } from "@/db/client";
import { asMember } from "@/db/testing";
import { openSession } from "@/lib/accounts/open-session";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import type { Handler } from "@/lib/http/route";
import { cookieName, sealSession } from "@/lib/http/session-cookie";
import { aFilledWorkspace, aToken, type Ids } from "./a-filled-workspace";
import { call } from "./api";
import { countRows } from "./count-rows";

type Way = {
  handler: Handler;
  method: string;
  path: string;
  scope: "read" | "write";
  of?: "dataset" | "promotion" | "evaluation";
};
const idOf = ({ of = "dataset" }: Way, ids: Ids) => ids[of];
const placeOf = (way: Way, ids: Ids) =>
  way.path.startsWith("/") ? way.path : `/${way.of ?? "dataset"}s/${idOf(way, ids)}/${way.path}`;
const ways: Record<string, Way> = {
  "audit log": { handler: auditing.GET, method: "GET", path: "/audit-log/export", scope: "read" },
  evidence: { handler: proving.GET, method: "GET", path: "evidence", scope: "read", of: "promotion" },
  workspace: { handler: leaving.GET, method: "GET", path: "/workspace/export", scope: "write" },
  results: { handler: reporting.GET, method: "GET", path: "export", scope: "read", of: "evaluation" },
  export: { handler: exporting.GET, method: "GET", path: "export", scope: "read" },
  preview: { handler: previewing.POST, method: "POST", path: "import/preview", scope: "write" },
  import: { handler: importing.POST, method: "POST", path: "import", scope: "write" },
};
const slugOf = ({ workspaceId }: Context) => workspaceId.replace("_", "-");
const ourPage = { "sec-fetch-site": "same-origin" };

async function cookieOf({ principal }: Context): Promise<string> {
  const caller = { db: database(), requestId: "", address: null };
  const { id } = await openSession(caller, { userId: principal.id, kind: "browser" });
  return `${cookieName()}=${await sealSession(id)}`;
}

let own: { ctx: Context; ids: Ids };
let theirs: { ctx: Context; ids: Ids };
beforeAll(async () => {
  [own, theirs] = [await aFilledWorkspace("own"), await aFilledWorkspace("theirs")];
});

const ask = (way: Way, of: { ctx: Context; ids: Ids }, headers: Record<string, string>, query = "") => {
  const { handler, method } = way;
  return call(handler, {
    method,
    path: `/files${placeOf(way, of.ids)}?workspace=${slugOf(of.ctx)}${query}`,
    params: way.path.startsWith("/") ? {} : { id: idOf(way, of.ids) },
    headers: { ...headers, ...(method === "POST" && { "content-type": "text/csv" }) },
    body: method === "POST" ? "name\nEve\n" : undefined,
  });
};

describe.each(Object.entries(ways))("/files, %s", (_, way) => {
  let cookie: string;
  beforeEach(async () => {
    cookie = await cookieOf(own.ctx);
  });

  test("is there for a member on our own pages, from a browser that names the site and from one that does not", async () => {
    for (const headers of [ourPage, { origin: env().APP_URL }]) {
      expect(await ask(way, own, { cookie, ...headers })).toMatchObject({ status: 200 });
    }
  });

  test("is closed to other sites, to the address bar and to who sends no cookie of a live session", async () => {
    const before = await countRows();
    const refused: [Record<string, string>, number][] = [
      [{ cookie, "sec-fetch-site": "cross-site" }, 403],
      [{ cookie, "sec-fetch-site": "same-site" }, 403],
      [{ cookie, "sec-fetch-site": "none" }, 403],
      [{ cookie, origin: "https://evil.example" }, 403],
      [{ cookie, origin: "null" }, 403],
      [ourPage, 401],
      [{ ...ourPage, cookie: `${cookieName()}=nonsense` }, 401],
      [{ ...ourPage, authorization: `Bearer ${(await aToken(own.ctx)).token}` }, 401],
    ];
    const { "public.sessions": _sessions, ...counted } = before;
    for (const [headers, status] of refused) expect([headers, (await ask(way, own, headers)).status]).toEqual([headers, status]);
    expect(await countRows()).toMatchObject(counted);
  });

  test("does not know another workspace's dataset, nor another workspace", async () => {
    const before = await countRows();
    const headers = { cookie, ...ourPage };
    expect(await ask(way, theirs, headers)).toMatchObject({ status: 404 });
    if (!way.path.startsWith("/"))
      expect(await ask(way, { ctx: own.ctx, ids: theirs.ids }, headers)).toMatchObject({ status: 404 });
    expect(await countRows()).toEqual(before);
  });

  test("asks for the permission its verb declares, and for the workspace", async () => {
    const viewer = await cookieOf(await asMember(own.ctx, "viewer"));
    expect(await ask(way, own, { cookie: viewer, ...ourPage })).toMatchObject({ status: way.scope === "read" ? 200 : 403 });
    expect(await ask(way, own, { cookie, ...ourPage }, "&unknown=1")).toMatchObject({ status: 400 });
    const path = `/files${placeOf(way, own.ids)}`;
    const nowhere = await call(way.handler, {
      method: way.method,
      path,
      params: way.path.startsWith("/") ? {} : { id: idOf(way, own.ids) },
      headers: { cookie, ...ourPage },
    });
    expect(nowhere).toMatchObject({ status: 400 });
  });
});
