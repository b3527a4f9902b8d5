import { beforeAll, describe, expect, test } from "vitest";
import { aFilledWorkspace, aToken, type Ids } from "./a-filled-workspace";
import { countRows } from "./count-rows";
import { type Rest, rest } from "./rest";

let client: Rest;
let ids: Ids;
beforeAll(async () => {
  const filled = await aFilledWorkspace("own");
  ({ ids } = filled);
  client = rest((await aToken(filled.ctx)).token);
});

describe("a field called __proto__, which a parsed value would lose", () => {
  const message = '{"role":"user","content":"x"}';
  const spoiled: Record<string, (ids: Ids) => [string, string]> = {
    "in a case's values": ({ dataset }) => [`/datasets/${dataset}/cases`, '{"variables":{"name":"x","__proto__":1}}'],
    "in a case's schema": ({ dataset }) => [
      `/datasets/${dataset}/cases`,
      '{"variables":{"name":"x"},"expectations":{"jsonSchema":{"properties":{"__proto__":{"type":"string"}}}}}',
    ],
    "in a tool": ({ prompt }) => [
      `/prompts/${prompt}/versions`,
      `{"messages":[${message}],"model":{"name":"m","tools":[{"function":{"parameters":{"__proto__":{}}}}]}}`,
    ],
    "in a value": ({ version }) => ["/playground/preview", `{"versionId":"${version}","variables":{"name":"x","__proto__":1}}`],
    "with an escape in it": ({ dataset }) => [
      `/datasets/${dataset}/cases`,
      '{"variables":{"name":"x"},"metadata":{"\\u005f_proto__":1}}',
    ],
  };

  test.each(Object.entries(spoiled))("%s is refused", async (_, sent) => {
    const { status, body } = await client("POST", ...sent(ids));
    expect([status, body.detail]).toEqual([400, expect.stringContaining("__proto__")]);
  });

  test("with an escape in it is refused in a file, too", async () => {
    const row = '{"variables":{"name":"x","j":{"\\u005f_proto__":1}}}\n';
    const answer = await client("POST", `/datasets/${ids.dataset}/import?format=jsonl`, row, { "content-type": "text/plain" });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ message: "holds the name “__proto__”" }] } });
  });
});

test("a field of the body is not taken from the address, where logs would keep it", async () => {
  const before = await countRows();
  for (const path of ["/prompts?slug=another&name=Another", `/prompts/${ids.prompt}/rollback?reason=secret`]) {
    const answer = await client("POST", path, {});
    expect(answer).toMatchObject({ status: 400, body: { detail: expect.stringContaining("body") } });
    expect(JSON.stringify(answer.body)).not.toContain("secret");
  }
  expect((await client("PATCH", `/prompts/${ids.prompt}?name=new`, {})).status).toBe(400);
  expect((await rest()("POST", "/auth/login?email=a@example.com&password=secret", {})).status).toBe(400);
  expect(await countRows()).toEqual(before);
});

test("an environment cannot be a number, which would name a version that nothing serves", async () => {
  const archived = "/prompts/by-slug/own/versions/3";
  expect((await client("GET", archived)).status).toBe(200);
  expect((await client("GET", "/prompts/by-slug/own/active?environment=3")).status).toBe(400);
  const values = { variables: { name: "x" } };
  expect((await client("POST", "/prompts/by-slug/own/compile", { ...values, environment: "3" })).status).toBe(400);
});

test.each(["+01:00", "-23:59", "../UTC", "UTC'"])("the time zone “%s” is refused", async (tz) => {
  expect((await client("GET", `/stats?tz=${encodeURIComponent(tz)}`)).status).toBe(400);
});
