import { expect, test } from "vitest";
import { routePatterns } from "./route-patterns.mjs";

const routeOf = routePatterns([
  "/",
  "/api/v1/[[...rest]]",
  "/api/v1/prompts",
  "/api/v1/prompts/[id]",
  "/api/v1/prompts/[id]/versions",
  "/api/v1/prompts/by-slug/[slug]/active",
  "/api/auth/[...nextauth]",
  "/reset/[token]",
  "/w/[workspace]/prompts/[slug]",
]);

test.each([
  ["/", "/"],
  ["/api/v1/prompts", "/api/v1/prompts"],
  ["/api/v1/prompts/", "/api/v1/prompts"],
  ["/api/v1/prompts/prm_1", "/api/v1/prompts/[id]"],
  ["/api/v1/prompts/by-slug", "/api/v1/prompts/[id]"],
  ["/api/v1/prompts/prm_1/versions", "/api/v1/prompts/[id]/versions"],
  ["/api/v1/prompts/by-slug/versions", "/api/v1/prompts/[id]/versions"],
  ["/api/v1/prompts/by-slug/greeting/active", "/api/v1/prompts/by-slug/[slug]/active"],
  ["/api/v1/no/such/thing", "/api/v1/[[...rest]]"],
  ["/api/v1", "/api/v1/[[...rest]]"],
  ["/api/auth/callback/oidc", "/api/auth/[...nextauth]"],
  ["/api/auth", "other"],
  ["/reset/por_secret", "/reset/[token]"],
  ["/w/acme/prompts/greeting", "/w/[workspace]/prompts/[slug]"],
  ["/w/acme/prompts/greeting/none", "other"],
  ["/_next/static/chunks/a.js", "/_next"],
  ["/.env", "other"],
])("%s belongs to %s", (path, pattern) => {
  expect(routeOf(path)).toBe(pattern);
});
