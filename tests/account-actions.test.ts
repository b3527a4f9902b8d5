import { inspect } from "node:util";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { setNewPassword } from "@/app/(auth)/actions";
import InvitePage from "@/app/(auth)/invite/[token]/page";
import ResetPage from "@/app/(auth)/reset/[token]/page";
import * as actions from "@/app/account/actions";
import { database } from "@/db/client";
import { identities } from "@/db/schema/accounts";
import { asMember, aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import type { Outcome } from "@/lib/http/action";
import { startBrowserSession } from "@/lib/http/browser-session";
import { attemptLimits } from "@/lib/limits/attempt-limits";
import { createResetLink } from "@/lib/workspaces/create-reset-link";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { aToken, givePassword } from "./a-filled-workspace";
import { countRows } from "./count-rows";

const jar = vi.hoisted(() => new Map<string, string>());
const visitor = vi.hoisted(() => ({ address: "198.51.100.76" }));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ "x-forwarded-for": visitor.address }),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string) => jar.set(name, value),
    delete: ({ name }: { name: string }) => jar.delete(name),
  }),
}));

beforeEach(() => {
  jar.clear();
  visitor.address = "198.51.100.76";
});
const signedIn = ({ principal }: Context) =>
  startBrowserSession({ db: database(), requestId: "req_1", address: null }, principal.id);
const goesTo = (path: string | RegExp) => expect.objectContaining({ digest: expect.stringMatching(path) });
const anInvitation = async () => {
  const ctx = await aWorkspace();
  return { ctx, ...(await inviteMember(ctx, { role: "editor", expiresInDays: 1 })) };
};

type Case = { send: (input: unknown) => Promise<Outcome<unknown>>; own: (ctx: Context) => Promise<object>; foreign: object };
/** What each action is sent by a person for whom it works, and what is not theirs to send. */
const cases: Record<keyof typeof actions, Case> = {
  newWorkspace: { send: actions.newWorkspace, own: async () => ({ name: "Another" }), foreign: { name: "" } },
  joinWorkspace: {
    send: actions.joinWorkspace,
    own: async () => ({ token: (await anInvitation()).token }),
    foreign: { token: "poi_none" },
  },
  leave: {
    send: actions.leave,
    own: async (ctx) => {
      await asMember(ctx, "owner");
      return { id: ctx.workspaceId };
    },
    foreign: { id: "ws_none" },
  },
  endOwnSession: {
    send: actions.endOwnSession,
    own: async (ctx) => ({ id: (await aToken(ctx)).sessionId }),
    foreign: { id: "ses_none" },
  },
  changeOwnName: { send: actions.changeOwnName, own: async () => ({ name: "Ada King" }), foreign: { name: " " } },
  changeOwnPassword: {
    send: actions.changeOwnPassword,
    own: async (ctx) => {
      await givePassword(ctx);
      return { currentPassword: "correct horse", newPassword: "another horse" };
    },
    foreign: { currentPassword: "wrong horse", newPassword: "another horse" },
  },
  startLink: {
    send: actions.startLink,
    own: async (ctx) => {
      await givePassword(ctx);
      return { currentPassword: "correct horse", workspace: "here" };
    },
    foreign: { currentPassword: "wrong horse", workspace: "here" },
  },
  unlink: {
    send: actions.unlink,
    own: async (ctx) => {
      await givePassword(ctx);
      const { id: userId } = ctx.principal;
      await database().insert(identities).values({ issuer: "", subject: userId, userId });
      return {};
    },
    foreign: { issuer: "https://issuer.example" },
  },
};

describe.each(Object.entries(cases))("%s", (_name, { send, own, foreign }) => {
  test("is for people who are signed in, for what is theirs, and takes no further fields", async () => {
    const ctx = await aWorkspace();
    const input = await own(ctx);
    expect(await send(input)).toMatchObject({ problem: { code: "unauthenticated" } });
    await signedIn(ctx);
    const before = await countRows();
    expect(await send({ ...input, userId: "usr_x" })).toMatchObject({ problem: { code: "invalid_input" } });
    expect(await send(foreign)).toMatchObject({ ok: false });
    expect(await countRows()).toEqual(before);
    const done = await send(input).catch((error: { digest: string }) => error.digest);
    expect(JSON.stringify(done)).toMatch(/NEXT_REDIRECT|"ok":true/);
  });

  test("knows another person's things no better than unknown ones", async () => {
    const theirs = await aWorkspace();
    const input = await own(theirs);
    if (!("id" in input)) return;
    await signedIn(await aWorkspace());
    const said = (answer: Outcome<unknown>, id: string) =>
      JSON.stringify(answer)
        .replaceAll(id, "…")
        .replaceAll(/req_\w+/g, "");
    expect(said(await send(input), String(input.id))).toBe(said(await send({ id: "unknown" }), "unknown"));
  });
});

describe("the page of an invitation", () => {
  const look = async (token: string) => {
    const props = { params: Promise.resolve({ token }), searchParams: Promise.resolve({}) };
    return inspect(await InvitePage(props), { depth: 20 });
  };

  test("names the workspace to who holds the link, and to nobody else", async () => {
    const { ctx, token } = await anInvitation();
    for (const session of [null, await aWorkspace(), ctx]) {
      if (session) await signedIn(session);
      expect(await look(token)).toMatch(/'Join ', 'Test'/);
      expect(await look(`${token}x`)).toContain("NoInvitation");
    }
  });

  test("leads to the sign-in and back here, nowhere else", async () => {
    const { token } = await anInvitation();
    expect(await look(token)).toContain(`/sign-in?callbackUrl=%2Finvite%2F${token}`);
  });

  test("and the form to join count wrong tokens together, and then say to wait", async () => {
    const { token } = await anInvitation();
    await signedIn(await aWorkspace());
    visitor.address = "198.51.100.77";
    for (let tries = 0; tries < attemptLimits["token address"].most; tries++) {
      if (tries % 2 === 0) expect(await look(`poi_${tries}`)).toContain("'not_found'");
      else expect(await actions.joinWorkspace({ token: `poi_${tries}` })).toMatchObject({ problem: { code: "not_found" } });
    }
    expect(await look(token)).toContain("'rate_limited'");
    expect(await actions.joinWorkspace({ token })).toMatchObject({ problem: { code: "rate_limited" } });
  });

  test("leads whoever joined into the workspace", async () => {
    const { ctx, token } = await anInvitation();
    await signedIn(await aWorkspace());
    await expect(actions.joinWorkspace({ token })).rejects.toEqual(goesTo(`;/w/${ctx.workspaceId.replace("_", "-")};`));
    expect(await look(token)).toContain("NoInvitation");
  });
});

describe("the page of a reset link", () => {
  const look = async (token: string) => {
    const props = { params: Promise.resolve({ token }), searchParams: Promise.resolve({}) };
    return inspect(await ResetPage(props), { depth: 20 });
  };
  const send = (fields: Record<string, string>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return setNewPassword(null, form);
  };

  test("takes a new password once, from who holds the link, and leads to the sign-in", async () => {
    const owner = await aWorkspace();
    const member = await asMember(owner, "viewer");
    const { token } = await createResetLink(owner, { userId: member.principal.id });
    expect(await look(token)).toContain(`${member.principal.id}@example.com`);
    expect(await look(token)).toContain(token); // looking does not spend it
    expect(await send({ token, newPassword: "short" })).toMatchObject({ problem: { code: "invalid_input" } });
    expect(await send({ token, newPassword: "another horse", userId: owner.principal.id })).toMatchObject({ ok: false });
    expect(await send({ token: `${token}x`, newPassword: "another horse" })).toMatchObject({ problem: { code: "not_found" } });
    await expect(send({ token, newPassword: "another horse" })).rejects.toEqual(goesTo(";/sign-in\\?said=password-set;"));
    for (const spent of [token, `${token}x`]) expect(await look(spent)).toContain("NoLink");
  });
});
