import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { database } from "@/db/client";
import { invitations } from "@/db/schema/invitations";
import { members, users, workspaces } from "@/db/schema/workspaces";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { createAccount } from "@/lib/accounts/create-account";
import type { Context } from "@/lib/context";
import * as env from "@/lib/env";
import { aPerson } from "@/tests/api";
import { acceptInvitation } from "./accept-invitation";
import { changeRole } from "./change-role";
import { findInvitation } from "./find-invitation";
import { inviteMember } from "./invite-member";
import { listInvitations } from "./list-invitations";
import { removeMember } from "./remove-member";
import { revokeInvitation } from "./revoke-invitation";
import { ListInvitations } from "./schema";

afterEach(() => vi.restoreAllMocks());
const signUp = (SIGNUP: string) => {
  const real = env.env();
  vi.spyOn(env, "env").mockImplementation(() => ({ ...real, SIGNUP }));
};

const asked = { role: "editor", expiresInDays: 7 } as const;
const accountOf = ({ principal, workspaceId: _, ...caller }: Context) => ({
  ...caller,
  userId: principal.id,
  sessionId: "ses_1",
});
const refused = (code: string) => expect.objectContaining({ code });
/** Somebody who has an account, and a workspace of their own. */
const somebody = async (of: Context) => accountOf(await aWorkspace(of.db));
const roleOf = async ({ db, workspaceId }: Context, userId: string) => {
  const rows = await db.select().from(members).where(eq(members.userId, userId));
  return rows.filter((row) => row.workspaceId === workspaceId).map(({ role }) => role);
};

describe("an invitation", () => {
  test("lets a person in with its role, once, and is kept as a hash only", () =>
    sandbox(async (ctx) => {
      const { id, token, url } = await inviteMember(ctx, asked);
      expect(token).toMatch(/^poi_[\w-]{43}$/);
      expect(url).toMatch(new RegExp(`^http://.*/invite/${token}$`));
      const [row] = await ctx.db.select().from(invitations).where(eq(invitations.id, id));
      expect(JSON.stringify(row)).not.toContain(token.slice(4));
      const person = await somebody(ctx);
      expect(await acceptInvitation(person, { token })).toMatchObject({ id: ctx.workspaceId, role: "editor" });
      expect(await roleOf(ctx, person.userId)).toEqual(["editor"]);
      await expect(acceptInvitation(await somebody(ctx), { token })).rejects.toEqual(refused("not_found"));
      expect(await auditTrail(ctx)).toEqual(["invitation.created", "member.joined"]);
    }));

  test("that is unknown, revoked, expired or used answers in the same words, and shows nothing", () =>
    sandbox(async (ctx) => {
      const person = await somebody(ctx);
      const [revoked, expired, used] = [
        await inviteMember(ctx, asked),
        await inviteMember(ctx, asked),
        await inviteMember(ctx, asked),
      ];
      await revokeInvitation(ctx, { id: revoked.id });
      await ctx.db
        .update(invitations)
        .set({ expiresAt: new Date(0) })
        .where(eq(invitations.id, expired.id));
      await acceptInvitation(await somebody(ctx), { token: used.token });
      const answers = [];
      for (const token of ["poi_none", revoked.token, expired.token, used.token]) {
        expect(await findInvitation(ctx, { token })).toBeNull();
        answers.push(await acceptInvitation(person, { token }).catch((error) => `${error.code} ${error.message}`));
      }
      expect(new Set(answers).size).toBe(1);
      expect(answers[0]).toMatch(/^not_found/);
    }));

  test("of many people at once lets one in; of one person at once makes one member", async () => {
    const ctx = await aWorkspace();
    const [first, second] = [await inviteMember(ctx, asked), await inviteMember(ctx, asked)];
    const people = await Promise.all(Array.from({ length: 12 }, () => somebody(ctx)));
    const all = await Promise.allSettled(people.map((person) => acceptInvitation(person, { token: first.token })));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const person = await somebody(ctx);
    const again = await Promise.allSettled(Array.from({ length: 12 }, () => acceptInvitation(person, { token: second.token })));
    expect(again.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await database().$count(members, eq(members.workspaceId, ctx.workspaceId))).toBe(3);
  });

  test("is not used up by somebody who is a member already, and leaves their role as it is", () =>
    sandbox(async (ctx) => {
      const { token } = await inviteMember(ctx, asked);
      await expect(acceptInvitation(accountOf(ctx), { token })).rejects.toEqual(refused("conflict"));
      expect(await roleOf(ctx, ctx.principal.id)).toEqual(["owner"]);
      expect(await acceptInvitation(await somebody(ctx), { token })).toMatchObject({ role: "editor" });
    }));

  test("for an e-mail address works for its account only", () =>
    sandbox(async (ctx) => {
      const person = await somebody(ctx);
      const email = `${person.userId}@example.com`;
      await ctx.db.update(users).set({ email }).where(eq(users.id, person.userId));
      const { token } = await inviteMember(ctx, { ...asked, email });
      await expect(acceptInvitation(await somebody(ctx), { token })).rejects.toEqual(refused("forbidden"));
      expect(await acceptInvitation(person, { token })).toMatchObject({ id: ctx.workspaceId });
    }));

  test("is made by admins up to their own role, and ends with its maker's", () =>
    sandbox(async (ctx) => {
      const admin = await asMember(ctx, "admin");
      await expect(inviteMember(admin, { ...asked, role: "owner" })).rejects.toEqual(refused("forbidden"));
      await expect(inviteMember(await asMember(ctx, "editor"), asked)).rejects.toEqual(refused("forbidden"));
      const [before, other] = [await inviteMember(admin, asked), await inviteMember(ctx, asked)];
      await changeRole(ctx, { userId: admin.principal.id, role: "editor" });
      await expect(acceptInvitation(await somebody(ctx), before)).rejects.toEqual(refused("not_found"));
      await changeRole(ctx, { userId: admin.principal.id, role: "admin" });
      const after = await inviteMember(admin, asked);
      await removeMember(ctx, { userId: admin.principal.id });
      for (const { token } of [before, after])
        await expect(acceptInvitation(await somebody(ctx), { token })).rejects.toEqual(refused("not_found"));
      const { data } = await listInvitations(ctx, ListInvitations.parse({}));
      expect(data.map(({ id }) => id)).toEqual([other.id]);
      expect(JSON.stringify(data)).not.toContain(other.token);
      expect((await auditTrail(ctx)).filter((action) => action === "invitation.revoked")).toHaveLength(2);
    }));
});

describe("who signs up with an invitation", () => {
  test("joins its workspace and gets no other, also where only the invited may sign up", async () => {
    signUp("invite");
    const ctx = await aWorkspace();
    const { token } = await inviteMember(ctx, asked);
    const { user, workspace } = await createAccount(ctx, { ...aPerson(), inviteToken: token });
    expect(workspace).toMatchObject({ id: ctx.workspaceId, role: "editor" });
    expect(await database().select().from(members).where(eq(members.userId, user.id))).toHaveLength(1);
    const late = { ...aPerson(), inviteToken: token };
    await expect(createAccount(ctx, late)).rejects.toEqual(refused("not_found"));
    expect(await database().$count(users, eq(users.email, late.email))).toBe(0);
  });

  test("learns nothing of accounts with a link that does not work, and uses none up for a known e-mail", async () => {
    signUp("invite");
    const ctx = await aWorkspace();
    const { token } = await inviteMember(ctx, asked);
    const known = { ...aPerson(), email: `${ctx.principal.id}@example.com` };
    await expect(createAccount(ctx, { ...known, inviteToken: "poi_none" })).rejects.toEqual(refused("not_found"));
    await expect(createAccount(ctx, { ...known, inviteToken: token })).rejects.toEqual(refused("conflict"));
    expect(await findInvitation(ctx, { token })).toMatchObject({ workspace: "Test" });
  });

  test("needs the address it is for, and one of the domain where only that signs up", async () => {
    const ctx = await aWorkspace();
    const { token } = await inviteMember(ctx, { ...asked, email: "ada@example.com" });
    await expect(createAccount(ctx, { ...aPerson(), inviteToken: token })).rejects.toEqual(refused("forbidden"));
    signUp("corp.example");
    const other = await inviteMember(ctx, asked);
    await expect(createAccount(ctx, { ...aPerson(), inviteToken: other.token })).rejects.toEqual(refused("forbidden"));
  });
});

test("another workspace's invitation cannot be revoked", () =>
  sandbox(async (ctx) => {
    const other = await aWorkspace(ctx.db);
    const { id, token } = await inviteMember(other, asked);
    await expect(revokeInvitation(ctx, { id })).rejects.toEqual(refused("not_found"));
    const [{ name } = { name: "" }] = await ctx.db.select().from(workspaces).where(eq(workspaces.id, other.workspaceId));
    expect(await findInvitation(ctx, { token })).toMatchObject({ workspace: name });
  }));
