import { NextRequest } from "next/server";
import { expect, test, vi } from "vitest";
import { GET, POST } from "./route";

const asked = vi.hoisted(() => vi.fn(async () => new Response("next-auth's")));
vi.mock("next-auth", () => ({ default: asked }));

const handlers = { GET, POST };
const ask = (method: "GET" | "POST", path: string) => {
  const extra = { params: Promise.resolve({ nextauth: path.split("/") }) };
  return handlers[method](new NextRequest(`http://localhost/api/auth/${path}`, { method }), extra);
};

test.each([
  ["POST", "_log"], // writes what anybody sends into our log
  ["POST", "session"],
  ["GET", "callback/credentials"], // next-auth answers 500
  ["GET", "verify-request"],
  ["GET", "constructor"],
] as const)("%s %s is not there", async (method, path) => {
  const answer = await ask(method, path);
  expect(await answer.json()).toMatchObject({ status: 404, code: "not_found" });
  expect(asked).not.toHaveBeenCalled();
});

test.each([
  ["GET", "csrf"],
  ["GET", "session"],
  ["POST", "callback/credentials"],
  ["POST", "signout"],
] as const)("%s %s is next-auth's", async (method, path) => {
  expect(await (await ask(method, path)).text()).toBe("next-auth's");
});
