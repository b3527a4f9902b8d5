import { base64url, SignJWT } from "jose";
import { describe, expect, test } from "vitest";
import { signAccessToken, verifyAccessToken } from "./access-token";
import { deriveKey } from "./derive-key";

const owner = { userId: "usr_1", sessionId: "ses_1" };
const good = { sid: "ses_1", sub: "usr_1", iss: "promptops", aud: "promptops-api" };
type Header = { alg: string; typ?: string; crit?: string[]; "x-new"?: number };

const now = () => Math.floor(Date.now() / 1000);
const encode = (value: unknown) => base64url.encode(JSON.stringify(value));
const signed = (claims: object, header: Header = { alg: "HS256", typ: "at+jwt" }, key = deriveKey("access-token")) =>
  new SignJWT({ iat: now(), exp: now() + 60, ...claims }).setProtectedHeader(header).sign(key);
const unsigned = (alg: string) => `${encode({ alg, typ: "at+jwt" })}.${encode({ ...good, iat: now(), exp: now() + 60 })}.`;

async function edited(claims: object): Promise<string> {
  const [header, , signature] = (await signAccessToken(owner)).split(".");
  return [header, encode({ ...good, iat: now(), exp: now() + 60, ...claims }), signature].join(".");
}

async function flipped(): Promise<string> {
  const [header, payload, signature = ""] = (await signAccessToken(owner)).split(".");
  return [header, payload, (signature.startsWith("A") ? "B" : "A") + signature.slice(1)].join(".");
}

const forged: Record<string, () => string | Promise<string>> = {
  "alg none": () => unsigned("none"),
  "alg None": () => unsigned("None"),
  HS512: () => signed(good, { alg: "HS512", typ: "at+jwt" }),
  "a flipped signature": flipped,
  "an edited payload": () => edited({ sub: "usr_2" }),
  "another key": () => signed(good, undefined, new Uint8Array(32)),
  "the key of another purpose": () => signed(good, undefined, deriveKey("browser-session")),
  "another typ": () => signed(good, { alg: "HS256", typ: "JWT" }),
  "no typ": () => signed(good, { alg: "HS256" }),
  "no exp": () => signed({ ...good, exp: undefined }),
  "no sid": () => signed({ ...good, sid: undefined }),
  "no sub": () => signed({ ...good, sub: undefined }),
  "a sid that is no text": () => signed({ ...good, sid: 7 }),
  "another audience": () => signed({ ...good, aud: "elsewhere" }),
  "another issuer": () => signed({ ...good, iss: "elsewhere" }),
  expired: () => signed({ ...good, iat: now() - 120, exp: now() - 60 }),
  "older than a token may get": () => signed({ ...good, iat: now() - 3600, exp: now() + 3600 }),
  "an unknown crit": () => {
    const key = deriveKey("access-token");
    const crit = { alg: "HS256", typ: "at+jwt", crit: ["x-new"], "x-new": 1 };
    return new SignJWT({ ...good, iat: now(), exp: now() + 60 }).setProtectedHeader(crit).sign(key, { crit: { "x-new": true } });
  },
  nothing: () => "",
  "two parts": () => "a.b",
  "three parts of nonsense": () => "a.b.c",
};

describe("verifyAccessToken", () => {
  test("reads back whose token it is", async () => {
    expect(await verifyAccessToken(await signAccessToken(owner))).toEqual(owner);
    expect(await verifyAccessToken(await signed(good))).toEqual(owner); // so the cases below fail for their one reason
  });

  test.each(Object.entries(forged))("refuses %s", async (_name, make) => {
    await expect(verifyAccessToken(await make())).rejects.toMatchObject({ code: "unauthenticated" });
  });
});
