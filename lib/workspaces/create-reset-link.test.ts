import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { passwordResets, securityEvents } from "@/db/schema/accounts";
import { members, users } from "@/db/schema/workspaces";
import { asMember, auditTrail, aWorkspace } from "@/db/testing";
import { resetPassword } from "@/lib/accounts/reset-password";
import type { Context } from "@/lib/context";
import { type Role, roles } from "@/lib/permissions";
import { createResetLink } from "./create-reset-link";

const idOf = ({ principal }: Context) => principal.id;
const linkBy = (actor: Context, of: Context) => createResetLink(actor, { userId: idOf(of) });
const join = (of: Context, to: Context, role: Role) =>
  database()
    .insert(members)
    .values({ workspaceId: to.workspaceId, userId: idOf(of), role });
const spend = ({ token }: { token: string }) =>
  resetPassword({ db: database(), requestId: "req_1", address: null }, { token, newPassword: "another horse" });
const linksOf = (of: Context) => database().$count(passwordResets, eq(passwordResets.userId, idOf(of)));

describe("a member's reset link", () => {
  test.each(roles.flatMap((actor) => roles.map((member) => [actor, member] as const)))(
    "made by an %s for an %s: up to their own role, by admins and owners",
    async (actorRole, memberRole) => {
      const owner = await aWorkspace();
      const [actor, member] = [await asMember(owner, actorRole), await asMember(owner, memberRole)];
      const may = actorRole === "owner" || (actorRole === "admin" && memberRole !== "owner");
      if (!may) {
        await expect(linkBy(actor, member)).rejects.toMatchObject({ code: "forbidden" });
        expect([await linksOf(member), await auditTrail(owner)]).toEqual([0, []]);
        return;
      }
      await spend(await linkBy(actor, member));
      expect(await auditTrail(owner)).toEqual(["member.reset_link_created"]);
      const events = await database()
        .select()
        .from(securityEvents)
        .where(eq(securityEvents.userId, idOf(member)));
      expect(events.map(({ action, actorId, details }) => [action, actorId, details])).toEqual([
        ["reset_link.created", idOf(actor), {}],
        ["password.reset", null, { linkMadeBy: idOf(actor) }],
      ]);
    },
  );

  test("is not made for an account that opens another workspace, however low its role there", async () => {
    const [owner, other] = [await aWorkspace(), await aWorkspace()];
    const member = await asMember(owner, "viewer");
    await join(member, other, "viewer");
    await expect(linkBy(owner, member)).rejects.toMatchObject({ code: "forbidden" });
    await join(owner, other, "editor"); // there with too low a role to manage anybody
    await expect(linkBy(owner, member)).rejects.toMatchObject({ code: "forbidden" });
    const there = and(eq(members.workspaceId, other.workspaceId), eq(members.userId, idOf(owner)));
    await database().update(members).set({ role: "admin" }).where(there);
    await spend(await linkBy(owner, member));
  });

  test("stops working when its maker could not make it any more", async () => {
    const owner = await aWorkspace();
    const other = await aWorkspace();
    const changes: ((admin: Context, member: Context) => Promise<unknown>)[] = [
      (_, member) =>
        database()
          .update(members)
          .set({ role: "owner" })
          .where(eq(members.userId, idOf(member))),
      (_, member) => join(member, other, "viewer"),
      (admin) =>
        database()
          .update(members)
          .set({ role: "editor" })
          .where(eq(members.userId, idOf(admin))),
      (admin) =>
        database()
          .delete(members)
          .where(eq(members.userId, idOf(admin))),
      (_, member) =>
        database()
          .delete(members)
          .where(eq(members.userId, idOf(member))),
    ];
    for (const change of changes) {
      const [admin, member] = [await asMember(owner, "admin"), await asMember(owner, "viewer")];
      const link = await linkBy(admin, member);
      await change(admin, member);
      await expect(spend(link)).rejects.toMatchObject({ code: "not_found" });
      const [user] = await database()
        .select()
        .from(users)
        .where(eq(users.id, idOf(member)));
      expect(user?.passwordHash).toBe("none");
    }
  });

  test("is not for oneself, nor for somebody who is not here", async () => {
    const [owner, outsider] = [await aWorkspace(), await aWorkspace()];
    await expect(linkBy(owner, owner)).rejects.toMatchObject({ code: "forbidden" });
    await expect(linkBy(owner, outsider)).rejects.toMatchObject({ code: "not_found" });
    expect(await linksOf(outsider)).toBe(0);
  });
});
