import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { members } from "@/db/schema/workspaces";
import { asMember, auditTrail, aWorkspace, sandbox } from "@/db/testing";
import { type Context, contextForJob } from "@/lib/context";
import { changeRole } from "./change-role";
import { leaveWorkspace } from "./leave-workspace";
import { removeMember } from "./remove-member";

const idOf = (ctx: Context) => ctx.principal.id;
const accountOf = ({ principal, ...caller }: Context) => ({ ...caller, userId: principal.id, sessionId: "ses_1" });
const rolesIn = async ({ db, workspaceId }: Context) => {
  const rows = await db.select({ role: members.role }).from(members).where(eq(members.workspaceId, workspaceId));
  return rows.map(({ role }) => role).sort();
};
const refused = (code: string) => expect.objectContaining({ code });

describe("a role", () => {
  test("is changed by an admin up to admin, and the change is told once", () =>
    sandbox(async (owner) => {
      const [admin, member] = [await asMember(owner, "admin"), await asMember(owner, "viewer")];
      for (const role of ["editor", "admin", "admin"] as const)
        expect(await changeRole(admin, { userId: idOf(member), role })).toMatchObject({ userId: idOf(member), role });
      expect(await auditTrail(owner)).toEqual(["member.role_changed", "member.role_changed"]);
    }));

  test("of an owner is given and taken by owners only", () =>
    sandbox(async (owner) => {
      const [admin, member] = [await asMember(owner, "admin"), await asMember(owner, "editor")];
      await expect(changeRole(admin, { userId: idOf(member), role: "owner" })).rejects.toEqual(refused("forbidden"));
      await expect(changeRole(admin, { userId: idOf(owner), role: "viewer" })).rejects.toEqual(refused("forbidden"));
      await expect(removeMember(admin, { userId: idOf(owner) })).rejects.toEqual(refused("forbidden"));
      await changeRole(owner, { userId: idOf(member), role: "owner" });
      await changeRole(owner, { userId: idOf(owner), role: "admin" });
      expect(await rolesIn(owner)).toEqual(["admin", "admin", "owner"]);
    }));

  test("below admin changes nobody's, whatever the request began with", () =>
    sandbox(async (owner) => {
      const [admin, member] = [await asMember(owner, "admin"), await asMember(owner, "viewer")];
      await changeRole(owner, { userId: idOf(admin), role: "editor" });
      await expect(changeRole(admin, { userId: idOf(member), role: "editor" })).rejects.toEqual(refused("forbidden"));
      await removeMember(owner, { userId: idOf(admin) });
      await expect(removeMember(admin, { userId: idOf(member) })).rejects.toEqual(refused("forbidden"));
    }));

  test("of somebody who is not in this workspace is not there, for a job nothing is", () =>
    sandbox(async (owner) => {
      const stranger = await aWorkspace(owner.db);
      for (const userId of [idOf(stranger), "usr_none"])
        await expect(changeRole(owner, { userId, role: "viewer" })).rejects.toEqual(refused("not_found"));
      const job = contextForJob(owner.db, owner.workspaceId, "evaluation.run");
      await expect(removeMember(job, { userId: idOf(owner) })).rejects.toEqual(refused("forbidden"));
    }));
});

describe("the last owner", () => {
  test("neither steps down, nor leaves, nor is removed", () =>
    sandbox(async (owner) => {
      await asMember(owner, "admin");
      await expect(changeRole(owner, { userId: idOf(owner), role: "admin" })).rejects.toEqual(refused("conflict"));
      await expect(removeMember(owner, { userId: idOf(owner) })).rejects.toEqual(refused("conflict"));
      await expect(leaveWorkspace(accountOf(owner), { id: owner.workspaceId })).rejects.toEqual(refused("conflict"));
      expect(await auditTrail(owner)).toEqual([]);
    }));

  test("stays when fifty owners step down, go and are removed at once", async () => {
    const first = await aWorkspace();
    const owners = [first];
    while (owners.length < 50) owners.push(await asMember(first, "owner"));
    const ways = [
      (ctx: Context) => changeRole(ctx, { userId: idOf(ctx), role: "viewer" }),
      (ctx: Context) => leaveWorkspace(accountOf(ctx), { id: ctx.workspaceId }),
      (ctx: Context) => removeMember(ctx, { userId: idOf(ctx) }),
    ];
    const ended = await Promise.allSettled(owners.map((ctx, i) => ways[i % ways.length]?.(ctx)));
    const failed = ended.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(failed).toEqual([refused("conflict")]);
    expect((await rolesIn(first)).filter((role) => role === "owner")).toEqual(["owner"]);
    expect(await auditTrail(first)).toHaveLength(49);
  });

  test("stays when two owners take each other's role, again and again", async () => {
    const one = await aWorkspace();
    const other = await asMember(one, "owner");
    for (let round = 0; round < 20; round++) {
      const ended = await Promise.allSettled([
        changeRole(one, { userId: idOf(other), role: "editor" }),
        changeRole(other, { userId: idOf(one), role: "editor" }),
      ]);
      expect(ended.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(await rolesIn(one)).toEqual(["editor", "owner"]);
      await database().update(members).set({ role: "owner" }).where(eq(members.workspaceId, one.workspaceId));
    }
  });
});

test("who leaves is out, and everybody else stays", () =>
  sandbox(async (owner) => {
    const viewer = await asMember(owner, "viewer");
    await leaveWorkspace(accountOf(viewer), { id: owner.workspaceId.replace("_", "-") });
    const [gone] = await owner.db
      .select()
      .from(members)
      .where(and(eq(members.workspaceId, owner.workspaceId), eq(members.userId, idOf(viewer))));
    expect(gone).toBeUndefined();
    expect(await auditTrail(owner)).toEqual(["member.left"]);
    await expect(leaveWorkspace(accountOf(viewer), { id: owner.workspaceId })).rejects.toEqual(refused("not_found"));
  }));
