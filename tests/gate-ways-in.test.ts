import { beforeEach, expect, test, vi } from "vitest";
import { promote as promoteByAction } from "@/app/w/[workspace]/prompts/actions";
import { database } from "@/db/client";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import { startBrowserSession } from "@/lib/http/browser-session";
import { aToken, keyWith } from "./a-filled-workspace";
import { aGatedPrompt, aMeasuredEvaluation } from "./a-gated-prompt";
import { rest } from "./rest";

const { jar, setLast, browserHeaders } = await vi.hoisted(() => import("./browser-headers"));
vi.mock("next/headers", () => browserHeaders);
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
beforeEach(() => {
  jar.clear();
  setLast.clear();
});

type Way = (ctx: Context, id: string) => Promise<{ status: number; code?: string; rules?: unknown }>;
const over = async (token: string, id: string) => {
  const { status, body } = await rest(token)("POST", `/prompt-versions/${id}/promote`, {});
  return { status, code: body.code, rules: body.rules };
};
const ways: [string, Way][] = [
  [
    "the UI's action",
    async (ctx, id) => {
      await startBrowserSession({ db: database(), requestId: "req_1", address: null }, ctx.principal.id);
      const outcome = await promoteByAction(ctx.workspaceId.replace("_", "-"), { id });
      return outcome.ok ? { status: 200 } : { ...outcome.problem };
    },
  ],
  ["an access token", async (ctx, id) => over((await aToken(ctx)).token, id)],
  ["an API key", async (ctx, id) => over(await keyWith(ctx, ["prompts:promote", "prompts:read"]), id)],
];

test.each(ways)("a gate stops %s alike, with the rules, and lets it through once they are met", async (_, promote) => {
  const ctx = await aWorkspace();
  const gated = await aGatedPrompt(ctx);
  const refused = await promote(ctx, gated.next.id);
  expect(refused).toMatchObject({ status: 409, code: "gate_failed" });
  expect(refused.rules).toContainEqual(expect.objectContaining({ rule: "evidence", passed: false }));
  await aMeasuredEvaluation(ctx, gated);
  expect(await promote(ctx, gated.next.id)).toMatchObject({ status: 200 });
});

test("a key cannot override, whatever it sends", async () => {
  const ctx = await aWorkspace();
  const { next } = await aGatedPrompt(ctx);
  const key = await keyWith(ctx, ["prompts:promote"]);
  const asked = { override: true, reason: "In a hurry" };
  const { status, body } = await rest(key)("POST", `/prompt-versions/${next.id}/promote`, asked);
  expect([status, body.code]).toEqual([403, "forbidden"]);
});
