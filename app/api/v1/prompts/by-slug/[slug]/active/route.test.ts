import { expect, test, vi } from "vitest";
import { sandbox } from "@/db/testing";
import { callerOf } from "@/lib/http/who-asks";
import { aPrompt, aServedVersion } from "@/lib/prompts/testing";
import { GET } from "./route";

vi.mock("@/lib/http/who-asks", () => ({ callerOf: vi.fn() }));

const ask = (headers: Record<string, string> = {}) =>
  GET(new Request("http://localhost/api/v1/prompts/by-slug/greeting/active", { headers }), {
    params: Promise.resolve({ slug: "greeting" }),
  });

test("is answered 304 as long as the same version is served", () =>
  sandbox(async (ctx) => {
    vi.mocked(callerOf).mockResolvedValue(ctx);
    expect((await ask()).status).toBe(404);
    const { id } = await aPrompt(ctx);
    await aServedVersion(ctx, id, "One");

    const first = await ask();
    const etag = first.headers.get("etag") ?? "";
    expect([first.status, first.headers.get("cache-control")]).toEqual([200, "private, no-cache"]);
    expect(etag).toMatch(/^"pv_\w+"$/);
    const same = await ask({ "if-none-match": etag });
    expect([same.status, await same.text(), same.headers.get("etag")]).toEqual([304, "", etag]);

    await aServedVersion(ctx, id, "Two");
    const next = await ask({ "if-none-match": etag });
    expect([next.status, await next.json()]).toMatchObject([200, { number: 2, messages: [{ role: "user", content: "Two" }] }]);
  }));
