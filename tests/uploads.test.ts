import { mkdtempSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { POST as importByForm } from "@/app/files/datasets/[id]/import/route";
import { database } from "@/db/client";
import { openSession } from "@/lib/accounts/open-session";
import { placesTaken } from "@/lib/http/places";
import type { Handler } from "@/lib/http/route";
import { cookieName, sealSession } from "@/lib/http/session-cookie";
import { aFilledWorkspace, aToken, keyWith } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { here } from "./api";
import { until } from "./until";

// A folder of its own: other tests import files at the same time.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), "promptops-test-"));

const modules = import.meta.glob<Record<string, Handler>>("../app/api/v1/**/route.ts", { eager: true });
const posts = Object.entries(modules).flatMap(([file, { POST }]) => {
  const path = file.slice("../app/api/v1".length, -"/route.ts".length);
  return POST?.declaration ? [{ path, handler: POST, isUpload: POST.declaration.takes?.stream === true }] : [];
});
const uploads = posts.filter(({ isUpload }) => isUpload);

let own: Awaited<ReturnType<typeof aFilledWorkspace>>;
let token: string;
beforeAll(async () => {
  own = await aFilledWorkspace("own");
  ({ token } = await aToken(own.ctx));
});

/** Sends a body of unknown length to a route, as chunks. */
function send(
  path: string,
  handler: Handler,
  body: ReadableStream<Uint8Array>,
  headers: Record<string, string> = {},
  as = token,
) {
  const [at = path] = samples[`POST ${path}`]?.(own.ids) ?? [];
  const [name = ""] = /(?<=\[)\w+/.exec(path) ?? [];
  const value = at.split(/[/?]/)[path.split("/").indexOf(`[${name}]`)];
  const init = {
    ...{ method: "POST", body, duplex: "half" },
    headers: { authorization: `Bearer ${as}`, "x-forwarded-for": here, "content-type": "application/json", ...headers },
  };
  return handler(new Request(`http://localhost/api/v1${at}`, init), { params: Promise.resolve(name ? { [name]: value } : {}) });
}
function endless() {
  const chunk = new Uint8Array(100_000).fill(32);
  const sender = { bytes: 0, isCancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      sender.bytes += chunk.length;
      controller.enqueue(chunk);
    },
    cancel() {
      sender.isCancelled = true;
    },
  });
  return { body, sender };
}
/** A sender that is silent until it is told to end. */
function stalled() {
  let end = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      end = () => controller.close();
    },
  });
  return { body, end: () => end() };
}
const problemOf = async (response: Response) => ({ status: response.status, ...(await response.json()) });

describe.each(posts)("POST $path", ({ path, handler, isUpload }) => {
  test("stops reading a body without end at its limit, and tells the sender", async () => {
    const { body, sender } = endless();
    const [most, code] = isUpload ? [50_000_000, "payload_too_large"] : [1_000_000, "payload_too_large"];
    const answer = await problemOf(await send(path, handler, body));
    expect(answer).toMatchObject({ status: 413, code });
    expect(sender.bytes).toBeLessThanOrEqual(most + 500_000);
    await until("the sender to be told", async () => sender.isCancelled);
  });

  test.each(["gzip", "br", "deflate, gzip", "x-any"])("does not unpack %s", async (encoding) => {
    const { body, sender } = endless();
    const answer = await problemOf(await send(path, handler, body, { "content-encoding": encoding }));
    expect(answer).toMatchObject({ status: 400, code: "invalid_input", detail: expect.stringContaining("Content-Encoding") });
    expect(sender.bytes).toBeLessThanOrEqual(200_000);
  });
});

describe("uploads that stall", () => {
  const { path, handler } = uploads[0] ?? expect.unreachable();
  const csv = { "content-type": "text/csv" };

  test.each([
    ["", {}],
    [" under an Idempotency-Key", { "idempotency-key": "k" }],
  ])("get a caller no more than four places%s, and keep no one else out", async (_, headers) => {
    const senders = Array.from({ length: 4 }, stalled);
    const waiting = senders.map(({ body }, at) => {
      const keyed = "idempotency-key" in headers ? { "idempotency-key": `k${at}` } : {};
      return send(path, handler, body, { ...csv, ...keyed } as Record<string, string>);
    });
    const mine = own.ctx.principal.id;
    await until("four to be open", async () => placesTaken("upload", mine) === 4);
    const fifth = await send(path, handler, stalled().body, csv);
    expect(fifth.headers.get("retry-after")).toBe("5");
    expect(await problemOf(fifth)).toMatchObject({ status: 429, code: "rate_limited" });
    const key = await keyWith(own.ctx, ["datasets:write"]);
    const other = await send(path, handler, new Blob(["name\nEve\n"]).stream(), csv, key);
    expect(other.status).toBe(200);
    for (const { end } of senders) end();
    await Promise.all(waiting);
    expect(placesTaken("upload", mine)).toBe(0);
  });

  test("hold no connection to the database, also where their answer is to be kept", async () => {
    const senders = Array.from({ length: 12 }, stalled); // more than the pool has
    const keys = await Promise.all(Array.from({ length: 3 }, () => keyWith(own.ctx, ["datasets:write"])));
    const waiting = senders.map(({ body }, at) =>
      send(path, handler, body, { ...csv, "idempotency-key": `stalled${at}` }, keys[at % 3]),
    );
    await until("all to wait for their senders", async () => (await spooled()) >= 12);
    expect((await database().execute("select 1")).length).toBe(1);
    for (const { end } of senders) end();
    await Promise.all(waiting);
    await until("their files to be gone", async () => (await spooled()) === 0);
  });

  test("from our own pages take the same places", async () => {
    const caller = { db: database(), requestId: "", address: null };
    const { id } = await openSession(caller, { userId: own.ctx.principal.id, kind: "browser" });
    const cookie = `${cookieName()}=${await sealSession(id)}`;
    const ask = ({ body }: ReturnType<typeof stalled>, more: Record<string, string> = {}) => {
      const headers = { cookie, "sec-fetch-site": "same-origin", ...csv, ...more };
      const url = `http://localhost/files/x?workspace=${own.ctx.workspaceId.replace("_", "-")}`;
      const init = { method: "POST", body, duplex: "half", headers };
      return importByForm(new Request(url, init), { params: Promise.resolve({ id: own.ids.dataset }) });
    };
    expect(await problemOf(await ask(stalled(), { "content-encoding": "gzip" }))).toMatchObject({ status: 400 });
    const senders = Array.from({ length: 4 }, stalled);
    const waiting = senders.map((sender) => ask(sender));
    await until("four to be open", async () => placesTaken("upload", own.ctx.principal.id) === 4);
    expect(await problemOf(await ask(stalled()))).toMatchObject({ status: 429 });
    expect((await send(path, handler, stalled().body, csv)).status).toBe(429);
    for (const { end } of senders) end();
    await Promise.all(waiting);
  });
});

const spooled = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("promptops-import-")).length;
