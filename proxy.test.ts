import { readFileSync } from "node:fs";
import { NextRequest } from "next/server";
import { describe, expect, test } from "vitest";
import { config, proxy } from "./proxy";

const nonceOf = (headers: Headers) => /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1] ?? "";

describe("proxy", () => {
  test.each(["/", "/w/own/prompts", "/sign-in", "/account", "/nothing"])(
    "lets %s go on, whoever asks, with a nonce for both sides",
    (path) => {
      const sent: Record<string, string>[] = [
        {},
        { cookie: "next-auth.session-token=x" },
        { "x-middleware-subrequest": "proxy" },
      ];
      for (const headers of sent) {
        const answer = proxy(new NextRequest(`http://localhost${path}`, { headers }));
        expect([answer.status, answer.headers.get("location"), answer.headers.get("x-middleware-rewrite")]).toEqual([
          200,
          null,
          null,
        ]);
        expect(answer.headers.get("x-middleware-next")).toBe("1");
        expect(answer.headers.get("x-middleware-request-content-security-policy")).toBe(
          answer.headers.get("content-security-policy"),
        );
        expect(Buffer.from(nonceOf(answer.headers), "base64").length).toBe(16);
      }
    },
  );

  test("takes another nonce each time", () => {
    const ask = () => nonceOf(proxy(new NextRequest("http://localhost/sign-in")).headers);
    expect(new Set(Array.from({ length: 50 }, ask)).size).toBe(50);
  });

  // tests/access.test.ts, page-access.test.ts and file-access.test.ts call routes, pages and actions without it
  test("knows nothing of who may do what: it reads no session and imports nothing but the policy", () => {
    const imports = [...readFileSync("proxy.ts", "utf8").matchAll(/from "([^"]+)"/g)].map(([, from]) => from);
    expect(imports).toEqual(["next/server", "@/lib/http/content-security-policy"]);
    expect(proxy.toString()).not.toMatch(/cookie|session|redirect|rewrite/);
  });

  test("stays out of the way of uploads, which it would cut at 10 MB", () => {
    const passes = (path: string) => config.matcher.some((matcher) => new RegExp(`^${matcher}$`).test(path));
    for (const path of ["/api/v1/datasets/ds_1/import", "/files/datasets/ds_1/import", "/live/evaluations", "/api/auth/session"])
      expect([path, passes(path)]).toEqual([path, false]);
    for (const path of ["/", "/sign-in", "/w/own/datasets", "/filesystem", "/docs/api"])
      expect([path, passes(path)]).toEqual([path, true]);
  });
});
