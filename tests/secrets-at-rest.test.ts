import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { asMember } from "@/db/testing";
import { createOperatorResetLink } from "@/lib/accounts/create-operator-reset-link";
import { openSession } from "@/lib/accounts/open-session";
import { sealSession } from "@/lib/http/session-cookie";
import { newId } from "@/lib/ids";
import { aPerson } from "./api";
import { rest } from "./rest";

/** All that the database holds, as text. */
async function dump(): Promise<string> {
  const tables = await database().execute<{ name: string }>(sql`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  expect(tables.length).toBeGreaterThan(20);
  const rows = await Promise.all(tables.map(({ name }) => database().execute(sql.raw(`select t::text as row from ${name} t`))));
  return JSON.stringify(rows);
}

test("whoever has a copy of the database has no secret that was given out", async () => {
  const person = { ...aPerson(), password: `phrase ${newId("usr")}` };
  const caller = { db: database(), requestId: newId("req"), address: null };
  const { body: first } = await rest()("POST", "/auth/register", person);
  const { body: second } = await rest()("POST", "/auth/refresh", { refreshToken: first.refreshToken });
  const mine = rest(second.accessToken);
  const once = () => ({ "idempotency-key": newId("req") });
  const key = await mine("POST", "/api-keys", { name: "test", scopes: ["serve"] }, once());
  const invitation = await mine("POST", "/invitations", { role: "viewer" }, once());
  const member = await asMember({ db: database(), workspaceId: first.workspace.id }, "viewer");
  const link = await mine("POST", `/members/${member.principal.id}/reset-link`, undefined, once());
  const operators = await createOperatorResetLink(caller, person.email);
  const browser = await openSession(caller, { userId: first.user.id, kind: "browser" });
  const newPassword = `phrase ${newId("usr")}`;
  await mine("POST", "/auth/password", { currentPassword: person.password, newPassword });
  const spent = await createOperatorResetLink(caller, person.email);
  const lastPassword = `phrase ${newId("usr")}`;
  await rest()("POST", "/auth/password-reset", { token: spent.token, newPassword: lastPassword });

  const secrets = {
    ...{ password: person.password, newPassword, lastPassword, cookie: await sealSession(browser.id) },
    ...{ firstAccess: first.accessToken, secondAccess: second.accessToken },
    ...{ firstRefresh: first.refreshToken, secondRefresh: second.refreshToken },
    ...{ key: key.body.secret, invitation: invitation.body.token, link: link.body.token },
    ...{ operators: operators.token, spent: spent.token },
  };
  const held = await dump();
  expect(held).toContain(person.email); // so it is the right database
  for (const [name, secret] of Object.entries(secrets)) {
    expect([name, typeof secret, String(secret).length >= 20]).toEqual([name, "string", true]);
    for (const part of [secret, secret.replace(/^[a-z]{2,4}_/, "")]) expect([name, held.includes(part)]).toEqual([name, false]);
  }
});
