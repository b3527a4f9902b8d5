import { expect, test } from "vitest";
import { POST as login } from "@/app/api/v1/auth/login/route";
import { GET as me } from "@/app/api/v1/auth/me/route";
import { POST as register } from "@/app/api/v1/auth/register/route";
import { DELETE as revoke } from "@/app/api/v1/auth/sessions/[id]/route";
import { GET as list } from "@/app/api/v1/auth/sessions/route";
import { aPerson, call, here } from "@/tests/api";

test("a person sees their own sessions and ends one; it stops at once and the others go on", async () => {
  const person = aPerson();
  const { body: first } = await call(register, { body: person });
  const { body: second } = await call(login, { body: { email: person.email, password: person.password } });
  await call(register, { body: aPerson() });

  const sessions = async () => (await call(list, { method: "GET", token: first.accessToken, path: "/x?order=asc" })).body;
  const { data, pagination } = await sessions();
  expect(pagination.total).toBe(2);
  expect(
    data.map(({ current, kind, address, userAgent }: Record<string, unknown>) => [current, kind, address, userAgent]),
  ).toEqual([
    [true, "token", here, "vitest"],
    [false, "token", here, "vitest"],
  ]);

  const end = (token: string) => call(revoke, { method: "DELETE", token, params: { id: data[1].id } });
  expect((await end(first.accessToken)).status).toBe(204);
  expect((await call(me, { method: "GET", token: second.accessToken })).status).toBe(401);
  expect((await sessions()).data).toHaveLength(1);
  expect((await end(first.accessToken)).status).toBe(404);
});

test("another person's session is not there", async () => {
  const { body: mine } = await call(register, { body: aPerson() });
  const { body: theirs } = await call(register, { body: aPerson() });
  const [{ id }] = (await call(list, { method: "GET", token: theirs.accessToken })).body.data;
  const foreign = await call(revoke, { method: "DELETE", token: mine.accessToken, params: { id } });
  const unknown = await call(revoke, { method: "DELETE", token: mine.accessToken, params: { id: "ses_none" } });
  expect([foreign.status, unknown.status]).toEqual([404, 404]);
  expect(foreign.body.detail.replace(id, "ses_none")).toBe(unknown.body.detail);
  expect((await call(list, { method: "GET", token: theirs.accessToken })).status).toBe(200);
});
