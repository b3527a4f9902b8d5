import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { createAccount } from "@/lib/accounts/create-account";
import { createKey } from "@/lib/api-keys/create-key";
import { type ApiDocument, readReference } from "@/lib/openapi/read-reference";
import type { Operation } from "@/lib/openapi/reference";
import { keyScopes } from "@/lib/permissions";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { aCopiedWorkspace } from "./a-copied-workspace";
import { aFilledWorkspace, aToken } from "./a-filled-workspace";
import { apiDocument } from "./api-document";
import { ownDatabase } from "./own-database";
import { rest } from "./rest";
import { serveApi } from "./serve-api";

const run = promisify(execFile);
const operations = readReference(apiDocument as ApiDocument).flatMap((room) => room.operations); // safe: as the page reads it
const password = "correct horse battery";

let server: Awaited<ReturnType<typeof serveApi>>;
let folder: string;
let inviter: Awaited<ReturnType<typeof aFilledWorkspace>>;
let shared: Record<string, string>;

let hasCurl = true;

beforeAll(async () => {
  hasCurl = await run("curl", ["--version"]).then(
    () => true,
    () => false,
  );
  await ownDatabase();
  process.env.SIGNUP = "open";
  server = await serveApi();
  folder = mkdtempSync(join(tmpdir(), "promptops-examples-"));
  writeFileSync(join(folder, "cases.csv"), "name\nEve\nGrace\n");
  inviter = await aFilledWorkspace("inviter");
  await rest()("POST", "/auth/register", { email: "ada@example.com", password, name: "Ada" });
  shared = await variables();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** What the variables of the examples stand for, in a workspace that has one of each thing. */
async function variables(): Promise<Record<string, string>> {
  const { ctx, ids } = await aCopiedWorkspace("support-reply");
  const { token: invitation } = await inviteMember(inviter.ctx, { role: "viewer", expiresInDays: 1 });
  return {
    PROMPTOPS_URL: server.url,
    PROMPTOPS_KEY: (await createKey(ctx, { name: "examples", scopes: [...keyScopes] })).secret,
    ACCESS_TOKEN: (await aToken(ctx)).token,
    INVITE_TOKEN: invitation,
    CONTENT_HASH: ids.draftHash,
    ...{ WORKSPACE_ID: ids.workspace, WORKSPACE_SLUG: ids.workspace.replace("_", "-"), DATASET_ID: ids.dataset },
    ...{ DATASET_CASE_ID: ids.case, EVALUATION_ID: ids.evaluation, EVALUATION_RESULT_ID: ids.result, RUN_ID: ids.run },
    PROMOTION_ID: ids.promotion,
    ...{ SAVED_EVALUATOR_ID: ids.saved, SUITE_ID: ids.suite },
    ...{ PROMPT_ID: ids.prompt, SUITE_RUN_ID: ids.golden, OTHER_VERSION_ID: ids.older },
    ...{ SCHEDULE_ID: ids.schedule, ALERT_ID: ids.alert },
    ...{ REVIEW_QUEUE_ID: ids.reviewQueue, ITEM_ID: ids.reviewItem, REVIEW_ID: ids.review },
    ...{ WEBHOOK_SECRET_ID: ids.webhookSecret, WEBHOOK_ID: ids.webhook, WEBHOOK_DELIVERY_ID: ids.delivery },
    ...{ WEBHOOK_URL: "https://93.184.216.34/hooks", GATE_CHANGE_ID: ids.gateChange },
    ...{ QUEUED_ID: ids.queued, STOPPED_ID: ids.stopped },
    ...{ PROVIDER_ID: ids.unusedProvider, PROVIDER_URL: "https://93.184.216.34/v1", PROVIDER_KEY: "sk-example" },
    ...{ SESSION_ID: ids.session, API_KEY_ID: ids.key, INVITATION_ID: ids.invitation, USER_ID: ids.colleague },
  };
}

/** A person with the password of the examples, who may be used up. */
async function aPerson() {
  const email = `${crypto.randomUUID()}@example.com`;
  await createAccount({ db: database(), requestId: "", address: null }, { email, password, name: "Ada" });
  return (await rest()("POST", "/auth/login", { email, password })).body;
}

/** What it takes to succeed more than once: a run that has ended ends its stream. */
async function prepared({ method, path }: Operation): Promise<Record<string, string>> {
  if (path === "/auth/refresh" || path === "/auth/logout") {
    return { ...shared, REFRESH_TOKEN: (await aPerson()).refreshToken };
  }
  if (path === "/auth/password-reset") {
    const link = await rest(shared.ACCESS_TOKEN)("POST", `/members/${shared.USER_ID}/reset-link`);
    return { ...shared, RESET_TOKEN: link.body.token };
  }
  if (path === "/auth/password") return { ...shared, ACCESS_TOKEN: (await aPerson()).accessToken };
  const own = method === "GET" && !path.endsWith("/events") ? shared : await variables();
  if (path === "/runs/{id}/events") await rest(own.PROMPTOPS_KEY)("POST", `/runs/${own.RUN_ID}/cancel`);
  if (path === "/evaluations/{id}/cancel") return { ...own, EVALUATION_ID: own.QUEUED_ID ?? "" };
  if (/^\/evaluations\/.id.\/(resume|retry-failed)$/.test(path)) return { ...own, EVALUATION_ID: own.STOPPED_ID ?? "" };
  return own;
}

const inShell = (command: string, env: Record<string, string>) =>
  run("bash", ["-c", command], { cwd: folder, env: { ...process.env, ...env } });

describe.each(operations)("$method $path", (operation) => {
  test("curl", async ({ skip }) => {
    if (!hasCurl) skip("no curl is installed here");
    const told = operation.curl.replace(/^curl /, "curl -sS -w '\\n%{http_code}' ");
    const { stdout } = await inShell(told, await prepared(operation));
    expect([stdout.split("\n").at(-1), stdout]).toEqual([operation.answer.status, expect.anything()]);
  });

  test("TypeScript", async () => {
    const code = operation.typescript.replace("grace@", "grace.h@");
    const { stdout } = await run(process.execPath, ["--input-type=module", "-e", code], {
      cwd: folder,
      env: { ...process.env, ...(await prepared(operation)) },
    });
    if (operation.answer.fields.length > 0) expect(stdout).not.toBe("");
  });
});
