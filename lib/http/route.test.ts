import { describe, expect, test } from "vitest";
import { DELETE, GET, OPTIONS, PATCH, POST, PUT } from "@/app/api/v1/[[...rest]]/route";
import { POST as login, GET as loginByGet } from "@/app/api/v1/auth/login/route";
import { GET as me, DELETE as meByDelete } from "@/app/api/v1/auth/me/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { aPerson, call } from "@/tests/api";

const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;
const good = { email: "ada@example.com", password: "correct horse", name: "Ada" };

const refused: Record<string, { body: unknown; status?: number; headers?: Record<string, string>; detail: RegExp }> = {
  "malformed JSON": { body: '{"email": ', detail: /not JSON/ },
  "an empty body": { body: "", detail: /email/ },
  null: { body: "null", detail: /JSON object/ },
  "a list": { body: "[]", detail: /JSON object/ },
  "a bare text": { body: '"x"', detail: /JSON object/ },
  "an unknown field": { body: { ...good, admin: true }, detail: /admin/ },
  "a field called __proto__": {
    body: `{"__proto__":{"a":1},"email":"a@b.cd","password":"12345678","name":"A"}`,
    detail: /__proto__/,
  },
  "a missing field": { body: { email: good.email, password: good.password }, detail: /name/ },
  "a wrong type": { body: { ...good, password: 12345678 }, detail: /password/ },
  "a NUL character": { body: { ...good, name: "a\u0000b" }, detail: /name.*NUL/ },
  "half of a surrogate pair": { body: { ...good, name: "a\ud800" }, detail: /name.*surrogate/ },
  "a NUL in a field's name": { body: { ...good, "a\u0000": 1 }, detail: /NUL/ },
  "another content type": { body: JSON.stringify(good), headers: { "content-type": "text/plain" }, detail: /application\/json/ },
  "65 levels": { body: deep(65), detail: /deeper than 64/ },
  "100 000 open brackets": { body: "[".repeat(100_000), detail: /deeper than 64/ },
  "more than 1 MB": { body: { ...good, name: "x".repeat(1_000_001) }, status: 413, detail: /larger/ },
};

describe("a body that is", () => {
  test.each(Object.entries(refused))(
    "%s is refused in the agreed format",
    async (_name, { body, headers, detail, status = 400 }) => {
      const answer = await call(register, { body, headers });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(answer.body).toMatchObject({ status, code: status === 413 ? "payload_too_large" : "invalid_input" });
      expect(answer.body.detail).toMatch(detail);
      expect(answer.body.requestId).toBe(answer.headers.get("x-request-id"));
    },
  );

  test("not UTF-8 is refused", async () => {
    const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]);
    const headers = { "content-type": "application/json" };
    const response = await register(new Request("http://localhost/", { method: "POST", body, headers }), {
      params: Promise.resolve({}),
    });
    expect(response.status).toBe(400);
  });

  test("streamed without a length is counted as it comes", async () => {
    const chunk = new TextEncoder().encode(" ".repeat(100_000));
    let pulled = 0;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        pulled++;
        controller.enqueue(chunk);
      },
    });
    const init = { method: "POST", body, duplex: "half", headers: { "content-type": "application/json" } };
    const response = await register(new Request("http://localhost/", init), { params: Promise.resolve({}) });
    expect(response.status).toBe(413);
    expect(pulled).toBeLessThan(20);
  });

  test("wrong in a field names the field", async () => {
    const { body } = await call(register, { body: { ...good, email: "ada" } });
    expect(body.errors).toEqual([{ path: "email", message: "is not an e-mail address" }]);
  });

  test("any of these never breaks a route that takes less", async () => {
    for (const { body, headers } of Object.values(refused))
      expect((await call(login, { body, headers })).status).toBeLessThan(500);
  });
});

describe("what there is not", () => {
  test.each([
    ["GET", loginByGet, "POST"],
    ["DELETE", meByDelete, "GET, PATCH"],
  ] as const)("%s answers 405", async (method, handler, allow) => {
    const answer = await call(handler, { method });
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
    expect(answer.body).toMatchObject({ code: "method_not_allowed", status: 405, requestId: expect.stringMatching(/^req_/) });
  });

  test.each(Object.entries({ GET, POST, PUT, PATCH, DELETE, OPTIONS }))(
    "%s of an unknown path answers 404",
    async (method, handler) => {
      const answer = await call(handler, { method, path: "/api/v1/no/such?secret=1" });
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
      expect(answer.body).toMatchObject({ code: "not_found", detail: "There is nothing at /api/v1/no/such." });
    },
  );

  test("an unknown query parameter answers 400", async () => {
    const { body: person } = await call(register, { body: aPerson() });
    expect((await call(me, { method: "GET", token: person.accessToken, path: "/api/v1/auth/me?x=1" })).status).toBe(400);
  });
});
