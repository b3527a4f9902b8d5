import { beforeAll, describe, expect, test } from "vitest";
import type { Handler } from "@/lib/http/route";
import { aFilledWorkspace, aToken, type Ids } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { call } from "./api";
import { rest } from "./rest";

const modules = import.meta.glob<Record<string, Handler>>("../app/api/v1/**/route.ts", { eager: true });
const paths = Object.entries(modules)
  .map(([file, handlers]) => ({ path: file.slice("../app/api/v1".length, -"/route.ts".length), handlers }))
  .filter(({ path }) => !["/[[...rest]]", "/openapi.json"].includes(path));
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
/** A POST that makes no thing with an address: it asks, or changes one that is there. */
const makesNothing =
  /(estimate|try|check|preview|compare|compile|import|promote|publish|archive|unarchive|rollback|cancel|resume|retry-failed|leave|accept|login|logout|refresh|register|test|password|password-reset|reset-link|reviews|undo|close|skip|approvals|release|decide|pin-baseline|redeliver|adopt|splits|restore)$/;

let token: string;
let ids: Ids;
beforeAll(async () => {
  const filled = await aFilledWorkspace("conventions");
  ({ ids } = filled);
  ({ token } = await aToken(filled.ctx));
});

describe.each(paths)("$path", ({ path, handlers }) => {
  const declared = methods.filter((method) => handlers[method]?.declaration);

  test("answers a method it does not take with 405, the ones it takes, and a request id", async () => {
    expect(Object.keys(handlers).sort()).toEqual([...methods, "OPTIONS"].sort());
    for (const method of methods.filter((one) => !declared.includes(one))) {
      const { status, headers, body } = await call(handlers[method] ?? expect.unreachable(), { method });
      expect([status, headers.get("allow"), body.code]).toEqual([405, declared.join(", "), "method_not_allowed"]);
      expect([headers.get("content-type"), headers.get("x-request-id")]).toEqual(["application/problem+json", body.requestId]);
    }
    const { status, headers } = await call(handlers.OPTIONS ?? expect.unreachable(), { method: "OPTIONS" });
    expect([status, headers.get("allow")]).toEqual([204, declared.join(", ")]);
  });

  test("what it makes has status 201 and an address, what it removes leaves 204", () => {
    for (const method of declared) {
      const { status, location, output } = handlers[method]?.declaration ?? expect.unreachable();
      if (method === "DELETE") expect([status, output]).toEqual([undefined, undefined]);
      if (method !== "POST" || makesNothing.test(path)) continue;
      expect([path, [201, 202].includes(status ?? 200), location]).toEqual([path, true, expect.any(Function)]);
    }
  });

  test.each(declared.filter((method) => method !== "GET" && samples[`${method} ${path}`]))(
    "%s names where the new thing is, and it is there",
    async (method) => {
      const [asked, body, headers] = samples[`${method} ${path}`]?.(ids) ?? expect.unreachable();
      if (method !== "POST" || makesNothing.test(path)) return;
      const made = await rest(token)("POST", asked, body, { ...headers, "x-workspace-id": ids.workspace });
      const place = made.headers.get("location") ?? "";
      expect(place).toMatch(/^\/api\/v1\//);
      if (/invitations|api-keys|webhook-secrets|cases|schedules\/\w+\/runs/.test(place)) return; // these are read in their lists
      const there = await rest(token)("GET", place.slice("/api/v1".length), undefined, {
        "x-workspace-id": place.includes("/workspaces/") ? made.body.id : ids.workspace,
      });
      expect([place, there.status, there.body.id]).toEqual([place, 200, made.body.id]);
    },
  );
});

test.each(["/nothing", "/prompts/x/y/z", "/evaluations/x/nothing"])(
  "there is nothing at %s, in the agreed format",
  async (path) => {
    for (const method of methods) {
      const { status, body, headers } = await rest(token)(method, path);
      expect([status, body.code, body.requestId]).toEqual([404, "not_found", headers.get("x-request-id")]);
    }
  },
);
