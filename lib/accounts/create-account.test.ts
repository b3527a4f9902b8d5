import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { environments, members, users } from "@/db/schema/workspaces";
import { sandbox } from "@/db/testing";
import type { Caller } from "@/lib/context";
import * as env from "@/lib/env";
import { parseInput } from "@/lib/http/parse-input";
import { newId } from "@/lib/ids";
import { aPerson } from "@/tests/api";
import { createAccount } from "./create-account";
import { CreateAccount } from "./schema";

const caller = (): Caller => ({ db: database(), requestId: newId("req"), address: "192.0.2.7" });
const typed = (person: object) => parseInput(CreateAccount, person);

afterEach(() => vi.restoreAllMocks());
const signUp = (SIGNUP: string) => {
  const real = env.env();
  vi.spyOn(env, "env").mockImplementation(() => ({ ...real, SIGNUP }));
};

describe("createAccount", () => {
  test("makes a person who owns a workspace with two environments, and says so in its audit log", async () => {
    const { user, workspace } = await createAccount(caller(), aPerson("Grace Höpper"));
    const { db } = caller();
    const within = eq(members.workspaceId, workspace.id);
    expect(await db.select({ id: members.userId, role: members.role }).from(members).where(within)).toEqual([
      { id: user.id, role: "owner" },
    ]);
    const names = await db
      .select({ name: environments.name })
      .from(environments)
      .where(eq(environments.workspaceId, workspace.id));
    expect(names.map(({ name }) => name).sort()).toEqual(["production", "staging"]);
    expect(workspace.slug).toMatch(/^grace-hopper(-[0-9a-f]{6})?$/);
    const [entry, ...others] = await db.select().from(auditEntries).where(eq(auditEntries.workspaceId, workspace.id));
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ action: "workspace.created", actorId: user.id, targetId: workspace.id, address: "192.0.2.7" });
  });

  test("the same e-mail in other letters is the same account", async () => {
    const person = aPerson();
    await createAccount(caller(), typed({ ...person, email: `É${person.email}` }));
    const again = typed({ ...person, email: `  e\u0301${person.email.toUpperCase()} ` });
    await expect(createAccount(caller(), again)).rejects.toMatchObject({ code: "conflict" });
  });

  test("of many at once with one e-mail a single one is made, and one workspace", async () => {
    const person = aPerson();
    const made = await Promise.allSettled(Array.from({ length: 8 }, () => createAccount(caller(), person)));
    const said = made.map((one) => (one.status === "fulfilled" ? "made" : one.reason.code)).sort();
    expect(said).toEqual([...Array(7).fill("conflict"), "made"]);
    const of = database().select({ id: members.workspaceId }).from(members).innerJoin(users, eq(users.id, members.userId));
    expect(await of.where(eq(users.email, person.email))).toHaveLength(1);
  });

  test("people of one name get workspaces of different slugs", async () => {
    const all = await Promise.all(Array.from({ length: 6 }, () => createAccount(caller(), aPerson("Same Name"))));
    expect(new Set(all.map(({ workspace }) => workspace.slug)).size).toBe(6);
  });

  test("by invitation only: nobody else comes in once there is somebody", async () => {
    signUp("invite");
    await sandbox(async (ctx) => {
      await expect(createAccount(ctx, aPerson())).rejects.toMatchObject({ code: "forbidden" });
    });
  });

  test("a domain: its people come in, those of look-alikes do not", async () => {
    signUp("corp.example");
    const { password, name } = aPerson();
    await sandbox(async (ctx) => {
      expect(await createAccount(ctx, { password, name, email: "ada@corp.example" })).toHaveProperty("user");
      for (const email of ["ada@notcorp.example", "ada@corp.example.org", "ada@sub.corp.example"])
        await expect(createAccount(ctx, { password, name, email })).rejects.toMatchObject({ code: "forbidden" });
    });
  });
});

describe("what may be typed", () => {
  const good = { email: "ada@example.com", password: "12345678", name: "Ada" };
  const bad: Record<string, object> = {
    "a password of 7 characters": { password: "1234567" },
    "a password of 257 characters": { password: "x".repeat(257) },
    "an e-mail without a domain": { email: "ada" },
    "an e-mail with a blank": { email: "a da@example.com" },
    "an e-mail with two @": { email: "ada@example@example.com" },
    "an empty name": { name: "  " },
    "a role": { role: "owner" },
  };

  test.each(Object.entries(bad))("not %s", (_name, part) => {
    expect(() => typed({ ...good, ...part })).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });

  test("a password of 256 characters, and an e-mail folded", () => {
    expect(typed({ ...good, email: " Ada@Example.COM", password: "x".repeat(256) }).email).toBe("ada@example.com");
  });
});
