import { eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { startLink, unlink } from "@/app/account/actions";
import { database } from "@/db/client";
import { identities, securityEvents } from "@/db/schema/accounts";
import { sessions } from "@/db/schema/sessions";
import { users } from "@/db/schema/workspaces";
import { aWorkspace } from "@/db/testing";
import type { Context } from "@/lib/context";
import * as env from "@/lib/env";
import { startBrowserSession } from "@/lib/http/browser-session";
import { currentSession } from "@/lib/http/current-session";
import { cookieName } from "@/lib/http/session-cookie";
import { newId } from "@/lib/ids";
import { inviteMember } from "@/lib/workspaces/invite-member";
import { givePassword } from "./a-filled-workspace";
import { askAuth, csrfToken } from "./next-auth-of";
import { client, startIssuer } from "./stub-issuer";

const { jar, browserHeaders } = await vi.hoisted(() => import("./browser-headers"));
vi.mock("next/headers", () => browserHeaders);
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));

let issuer: Awaited<ReturnType<typeof startIssuer>>;
beforeAll(async () => {
  issuer = await startIssuer();
});
afterAll(() => issuer.stop());
beforeEach(() => configured());
afterEach(() => {
  vi.restoreAllMocks();
  jar.clear();
});

const real = env.env();
const configured = (more: Partial<env.Env> = {}) =>
  vi.spyOn(env, "env").mockImplementation(() => ({
    ...{ ...real, OIDC_ISSUER: issuer.url, OIDC_CLIENT_ID: client.id, OIDC_CLIENT_SECRET: client.secret },
    ...more,
  }));

type Person = Parameters<typeof issuer.signIn>[1];
const somebody = () => {
  const id = newId("usr");
  return { sub: id, email: `${id}@example.com`, email_verified: true, name: "Grace Hopper" };
};

/** Where the button sends a browser. */
async function leave(callbackUrl = "/"): Promise<string> {
  const body = { csrfToken: await csrfToken(), callbackUrl, json: "true" };
  return (await (await askAuth("POST", "signin/oidc", { body })).json()).url;
}

/** Where they are sent on with what they bring back. */
async function comeBack(brought: { code: string; state: string }): Promise<string> {
  const answer = await askAuth("GET", `callback/oidc?${new URLSearchParams(brought)}`);
  return (answer.headers.get("location") ?? "").replace(real.APP_URL, "");
}

const signIn = async (person: Person, callbackUrl?: string) => comeBack(issuer.signIn(await leave(callbackUrl), person));
const whoIsIn = async () => (await currentSession()).session;
const identitiesOf = (email: string) =>
  database()
    .select({ issuer: identities.issuer, subject: identities.subject, userId: users.id, passwordHash: users.passwordHash })
    .from(identities)
    .innerJoin(users, eq(users.id, identities.userId))
    .where(eq(users.email, email));
const emailOf = ({ principal }: Context) => `${principal.id}@example.com`;
const signedInHere = ({ principal }: Context) =>
  startBrowserSession({ db: database(), requestId: "req_1", address: null }, principal.id);

describe("somebody new", () => {
  test("gets an account without a password, a workspace and a session of ours", async () => {
    const claims = somebody();
    expect(await signIn({ claims: { ...claims, email: claims.email.toUpperCase() } }, "/w/somewhere?a=b")).toBe(
      "/w/somewhere?a=b",
    );
    const session = await whoIsIn();
    expect(session).toMatchObject({ user: { email: claims.email, name: "Grace Hopper" }, memberships: [{ role: "owner" }] });
    expect(await identitiesOf(claims.email)).toEqual([
      { issuer: issuer.url, subject: claims.sub, userId: session?.user.id, passwordHash: null },
    ]);
    const [row] = await database()
      .select()
      .from(sessions)
      .where(eq(sessions.id, session?.id ?? ""));
    expect(row).toMatchObject({ kind: "browser", address: "192.0.2.7" });
    const events = await database()
      .select()
      .from(securityEvents)
      .where(eq(securityEvents.userId, session?.user.id ?? ""));
    expect(events.map(({ action }) => action)).toEqual(["identity.linked"]);
  });

  test("comes back to the same account, whatever the e-mail has become, always with a new session", async () => {
    const claims = somebody();
    await signIn({ claims });
    const first = await whoIsIn();
    await signIn({ claims: { ...claims, email: "other@example.com", email_verified: false } });
    const second = await whoIsIn();
    expect(second?.user).toEqual(first?.user);
    expect(second?.id).not.toBe(first?.id);
    const ended = await database()
      .select()
      .from(sessions)
      .where(eq(sessions.id, first?.id ?? ""));
    expect(ended[0]?.revokedAt).not.toBeNull();
  });

  test("is let in as SIGNUP says, and with an invitation joins on its page", async () => {
    configured({ SIGNUP: "invite" });
    const claims = somebody();
    expect(await signIn({ claims })).toBe("/sign-in?error=not-let-in");
    expect(await signIn({ claims }, "/invite/poi_none")).toBe("/sign-in?error=not-let-in");
    const owner = await aWorkspace();
    const other = await inviteMember(owner, { role: "editor", email: "other@example.com", expiresInDays: 1 });
    expect(await signIn({ claims }, `/invite/${other.token}`)).toBe("/sign-in?error=not-let-in");
    expect([await whoIsIn(), await identitiesOf(claims.email)]).toEqual([null, []]);
    const { token } = await inviteMember(owner, { role: "editor", expiresInDays: 1 });
    expect(await signIn({ claims }, `/invite/${token}`)).toBe(`/invite/${token}`);
    expect(await whoIsIn()).toMatchObject({ user: { email: claims.email }, memberships: [] });
    configured({ SIGNUP: "corp.example" });
    jar.clear();
    expect(await signIn({ claims: somebody() })).toBe("/sign-in?error=not-let-in");
  });

  test("is told by userinfo where the token keeps the e-mail out, and by nobody else's", async () => {
    const { sub, email, ...rest } = somebody();
    expect(await signIn({ claims: { sub }, userinfo: { sub: "another", email, ...rest } })).toBe("/sign-in?error=unverified");
    expect(await signIn({ claims: { sub }, userinfo: { sub, email, ...rest } })).toBe("/");
    expect((await whoIsIn())?.user.email).toBe(email);
  });
});

/** What a person's claims, or the token they come in, may not be. */
const forged: Record<string, () => Partial<Person>> = {
  "another nonce": () => ({ claims: { nonce: "another" } }),
  "no nonce": () => ({ claims: { nonce: undefined } }),
  "another audience": () => ({ claims: { aud: "another" } }),
  "another issuer": () => ({ claims: { iss: "https://another.example" } }),
  "a token that has expired": () => ({ claims: { exp: 1 } }),
  "no subject": () => ({ claims: { sub: undefined } }),
  "alg none": () => ({
    sign: (claims) =>
      `${[{ alg: "none" }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".")}.`,
  }),
  "HS256 with the client's secret": () => ({
    sign: (claims) => issuer.sign(claims, new TextEncoder().encode(client.secret.padEnd(32)), { alg: "HS256" }),
  }),
  "another key": () => ({ sign: async (claims) => (await startedIssuer()).sign(claims) }),
};
const startedIssuer = async () => {
  const another = await startIssuer();
  another.stop();
  return another;
};

describe("what is forged or not confirmed", () => {
  test.each(Object.entries(forged))("%s opens nothing", async (_name, make) => {
    const person = somebody();
    const { claims, ...more } = make();
    expect(await signIn({ claims: { ...person, ...claims }, ...more })).toContain("/error?error=OAuthCallback");
    expect([await whoIsIn(), await identitiesOf(person.email)]).toEqual([null, []]);
  });

  test.each([false, "true", 1, undefined])("an e-mail whose confirmation is %j opens nothing", async (email_verified) => {
    const person = { ...somebody(), email_verified };
    expect(await signIn({ claims: person })).toBe("/sign-in?error=unverified");
    expect([await whoIsIn(), await identitiesOf(person.email)]).toEqual([null, []]);
  });

  test("another state, none, a second time, or another browser's code open nothing", async () => {
    const claims = somebody();
    const refused = expect.stringContaining("/error?error=OAuthCallback");
    const brought = issuer.signIn(await leave(), { claims });
    expect(await comeBack({ ...brought, state: "another" })).toEqual(refused);
    const mine = issuer.signIn(await leave(), { claims });
    jar.clear();
    expect(await comeBack(mine)).toEqual(refused); // a browser that asked for nothing
    const theirs = issuer.signIn(await leave(), { claims });
    expect(await comeBack({ code: mine.code, state: theirs.state })).toEqual(refused); // PKCE
    expect(await whoIsIn()).toBeNull();
    expect(await comeBack(brought)).toEqual(refused); // its cookies were replaced

    const good = issuer.signIn(await leave(), { claims });
    expect([await comeBack(good), await comeBack(good)]).toEqual(["/", refused]);
  });

  test("a refusal of the issuer and words of a stranger lead to the sign-in alone", async () => {
    await leave();
    const answer = await askAuth("GET", "callback/oidc?error=%3Cscript%3E&state=x");
    expect(answer.headers.get("location")).toBe(`${real.APP_URL}/api/auth/error?error=Callback`);
    expect(await whoIsIn()).toBeNull();
  });
});

describe("the e-mail of an account that is there", () => {
  test("opens none that has a password, which somebody else may have set", async () => {
    const owner = await aWorkspace();
    await givePassword(owner);
    expect(await signIn({ claims: { ...somebody(), email: emailOf(owner) } })).toBe("/sign-in?error=has-password");
    expect([await whoIsIn(), await identitiesOf(emailOf(owner))]).toEqual([null, []]);
  });

  test("opens none that another person at the issuer opens: an address may pass on", async () => {
    const claims = somebody();
    await signIn({ claims });
    jar.clear();
    expect(await signIn({ claims: { ...claims, sub: "successor" } })).toBe("/sign-in?error=other-identity");
    expect([await whoIsIn(), (await identitiesOf(claims.email)).length]).toEqual([null, 1]);
  });

  test("opens one without a password that was opened at another issuer before", async () => {
    const claims = somebody();
    await signIn({ claims });
    const before = await whoIsIn();
    await database().update(identities).set({ issuer: "https://old.example" }).where(eq(identities.subject, claims.sub));
    expect(await signIn({ claims })).toBe("/");
    expect((await whoIsIn())?.user).toEqual(before?.user);
  });
});

describe("linking", () => {
  const back = "/w/here/settings/account";
  const wish = { currentPassword: "correct horse", workspace: "here" };
  const anOwner = async () => {
    const owner = await aWorkspace();
    await givePassword(owner);
    await signedInHere(owner);
    return { owner, claims: { ...somebody(), email: emailOf(owner) } };
  };

  test("is asked for with the password, keeps the session, and opens the account from then on", async () => {
    const { owner, claims } = await anOwner();
    const before = await whoIsIn();
    expect(await startLink({ ...wish, currentPassword: "wrong horse" })).toMatchObject({ problem: { code: "invalid_input" } });
    expect(await signIn({ claims })).toBe("/sign-in?error=has-password");
    expect(await startLink(wish)).toMatchObject({ ok: true });
    expect(await signIn({ claims })).toBe(`${back}?said=linked`);
    expect(await whoIsIn()).toEqual(before);
    jar.clear();
    expect(await signIn({ claims })).toBe("/");
    expect((await whoIsIn())?.user.id).toBe(owner.principal.id);
    expect(await unlink({})).toMatchObject({ ok: true });
    jar.clear();
    expect(await signIn({ claims })).toBe("/sign-in?error=has-password");
  });

  test("takes the account's own e-mail, confirmed, and an identity that opens nothing else", async () => {
    const other = somebody();
    await signIn({ claims: other });
    jar.clear();
    const { owner, claims } = await anOwner();
    const tries = [
      [{ ...claims, email_verified: false }, "unverified"],
      [{ ...claims, email: "somebody@example.com" }, "other-email"],
      [{ ...other, email: emailOf(owner) }, "taken"],
    ] as const;
    for (const [tried, reason] of tries) {
      await startLink(wish);
      expect(await signIn({ claims: tried })).toBe(`${back}?said=${reason}`);
    }
    expect(await identitiesOf(emailOf(owner))).toEqual([]);
    await startLink(wish);
    await signIn({ claims });
    await startLink(wish);
    expect(await signIn({ claims: { ...claims, sub: "second" } })).toBe(`${back}?said=taken`);
    expect(await identitiesOf(emailOf(owner))).toHaveLength(1);
  });

  test("is for the session that asked, and for one way there", async () => {
    const { owner, claims } = await anOwner();
    await startLink(wish);
    const stranger = await aWorkspace();
    await givePassword(stranger);
    const address = await leave();
    await signedInHere(stranger); // meanwhile somebody else signed in here
    expect(await comeBack(issuer.signIn(address, { claims: { ...claims, email: emailOf(stranger) } }))).toMatch(
      /error=has-password/,
    );
    await signedInHere(owner);
    expect(await signIn({ claims })).toBe("/sign-in?error=has-password"); // the wish has been taken
    expect(await identitiesOf(emailOf(owner))).toEqual([]);
  });

  test("cannot be wished by another cookie of ours", async () => {
    const { claims } = await anOwner();
    jar.set("promptops.link", jar.get(cookieName()) ?? "");
    expect(await signIn({ claims })).toBe("/sign-in?error=has-password");
  });

  test("is not taken back from who has no password", async () => {
    const claims = somebody();
    await signIn({ claims });
    expect(await unlink({})).toMatchObject({ problem: { code: "conflict" } });
    expect(await identitiesOf(claims.email)).toHaveLength(1);
  });
});

describe("the way to the issuer", () => {
  test("goes with state, nonce and a PKCE challenge, and back here only", async () => {
    const asked = Object.fromEntries(new URL(await leave()).searchParams);
    expect(asked).toMatchObject({
      ...{ client_id: client.id, response_type: "code", scope: "openid email profile", code_challenge_method: "S256" },
      redirect_uri: `${real.APP_URL}/api/auth/callback/oidc`,
    });
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked[name]).toMatch(/^[\w-]{43}$/);
  });

  test("begins on our own pages alone", async () => {
    const body = { csrfToken: await csrfToken(), json: "true" };
    const sent = (more: object) => askAuth("POST", "signin/oidc", { body, ...more });
    expect((await sent({ headers: { "sec-fetch-site": "cross-site" } })).status).toBe(403);
    expect((await sent({ headers: { origin: "https://evil.example" } })).status).toBe(403);
    expect(await (await sent({ body: { json: "true" } })).json()).toEqual({ url: expect.stringContaining("csrf=true") });
    expect((await askAuth("POST", "signin/oidc?redirect_uri=https://evil.example", { body })).status).toBe(404);
    expect((await askAuth("GET", "signin/oidc")).status).toBe(404);
  });

  test("is not there where no issuer is named", async () => {
    configured({ OIDC_ISSUER: undefined });
    expect(await leave()).not.toContain(issuer.url);
    expect((await askAuth("GET", "callback/oidc?code=x&state=x")).status).toBe(400);
  });
});
