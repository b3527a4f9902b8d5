import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import * as configuration from "@/lib/env";
import { publicVerb } from "@/lib/verb";
import { route, routes } from "./route";

const ping = routes({
  GET: route({
    summary: "Ping",
    input: z.strictObject({}),
    output: z.object({ pong: z.boolean() }),
    verb: publicVerb(async () => ({ pong: true })),
  }),
});
const extra = { params: Promise.resolve({}) };
const ask = (method: "GET" | "OPTIONS" | "POST", origin?: string) =>
  ping[method](new Request("http://localhost/api/v1/ping", { method, headers: origin ? { origin } : {} }), extra);

function allow(...origins: string[]) {
  const real = configuration.env();
  vi.spyOn(configuration, "env").mockReturnValue({ ...real, CORS_ORIGIN: origins });
}
afterEach(() => vi.restoreAllMocks());

test("no origin may read answers unless it is named", async () => {
  const answer = await ask("GET", "https://app.example.com");
  expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([200, null]);
  const asked = await ask("OPTIONS", "https://app.example.com");
  expect(asked.headers.get("access-control-allow-methods")).toBeNull();
});

test("a named origin may, problems included, and never with credentials", async () => {
  allow("https://app.example.com");
  for (const method of ["GET", "POST"] as const) {
    const answer = await ask(method, "https://app.example.com");
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://app.example.com");
    expect(answer.headers.get("access-control-allow-credentials")).toBeNull();
  }
  const asked = await ask("OPTIONS", "https://app.example.com");
  expect([asked.status, asked.headers.get("access-control-allow-methods")]).toEqual([204, "GET"]);
  expect((await ask("GET", "https://evil.example.com")).headers.get("access-control-allow-origin")).toBeNull();
});
