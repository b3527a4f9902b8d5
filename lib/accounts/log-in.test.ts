import { describe, expect, test } from "vitest";
import { POST as login } from "@/app/api/v1/auth/login/route";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { database } from "@/db/client";
import { asMember } from "@/db/testing";
import { aPerson, call } from "@/tests/api";

describe("login", () => {
  test("gives tokens that work, the person and the workspace", async () => {
    const person = aPerson();
    const registered = await call(register, { body: person });
    expect(registered.status).toBe(201);
    const { email, password } = person;
    const { status, body } = await call(login, { body: { email: email.toUpperCase(), password } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ tokenType: "Bearer", expiresIn: 900, user: registered.body.user });
    expect(body.workspace).toEqual({ ...registered.body.workspace });
    expect(JSON.stringify(body)).not.toContain("argon2");
    const mine = await call(me, { method: "GET", token: body.accessToken });
    expect(mine.body).toEqual({ user: body.user, workspaces: [body.workspace] });
  });

  test("a wrong password, an unknown e-mail and an account without password answer alike", async () => {
    const person = aPerson();
    const { body } = await call(register, { body: person });
    const { principal } = await asMember({ db: database(), workspaceId: body.workspace.id }, "viewer");
    const tries = [person.email, aPerson().email, `${principal.id}@example.com`, "not an e-mail"];
    const answers = await Promise.all(tries.map((email) => call(login, { body: { email, password: "none" } })));
    const seen = answers.map(({ status, body: { requestId, ...rest }, headers }) => {
      expect(requestId).toBe(headers.get("x-request-id"));
      const others = [...headers].filter(([name]) => !/^(x-request-id|ratelimit.*)$/.test(name)); // these count every request
      return JSON.stringify({ status, rest, others });
    });
    expect(answers[0]?.status).toBe(401);
    expect(new Set(seen).size).toBe(1);
  });
});
