import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { exportJWK, generateKeyPair, type JWTHeaderParameters, SignJWT } from "jose";

type Claims = Record<string, unknown>;
type Person = {
  claims: Claims;
  /** Where the id token is to be signed otherwise. */
  sign?: (claims: Claims) => Promise<string> | string;
  userinfo?: Claims;
};

export const client = { id: "promptops", secret: "a secret of the client" };

/** An OpenID Connect issuer on loopback: discovery, keys, tokens and userinfo; `signIn` is the person at its own pages. */
export async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const header: JWTHeaderParameters = { alg: "RS256", kid: "one" };
  const codes = new Map<string, Person & { challenge: string }>();
  const tokens = new Map<string, Claims>();
  let url = "";

  const sign = (claims: Claims, key: Parameters<SignJWT["sign"]>[0] = privateKey, as: JWTHeaderParameters = header) =>
    new SignJWT(claims).setProtectedHeader(as).sign(key);

  async function answer(request: IncomingMessage): Promise<[status: number, body: unknown]> {
    if (request.url === "/.well-known/openid-configuration") {
      const paths = {
        authorization_endpoint: "/authorize",
        token_endpoint: "/token",
        jwks_uri: "/jwks",
        userinfo_endpoint: "/me",
      };
      return [200, { issuer: url, ...Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, url + path])) }];
    }
    if (request.url === "/jwks") return [200, { keys: [{ ...(await exportJWK(publicKey)), ...header, use: "sig" }] }];
    if (request.url === "/me") return [200, tokens.get(request.headers.authorization?.replace("Bearer ", "") ?? "")];
    const body = new URLSearchParams(Buffer.concat(await request.toArray()).toString());
    const code = codes.get(body.get("code") ?? "");
    codes.delete(body.get("code") ?? "");
    const basic = `Basic ${btoa(`${client.id}:${encodeURIComponent(client.secret).replaceAll("%20", "+")}`)}`;
    const challenge = createHash("sha256")
      .update(body.get("code_verifier") ?? "")
      .digest("base64url");
    if (!code || request.headers.authorization !== basic || challenge !== code.challenge)
      return [400, { error: "invalid_grant" }];
    const accessToken = randomBytes(16).toString("hex");
    tokens.set(accessToken, code.userinfo ?? {});
    const idToken = await (code.sign ?? sign)(code.claims);
    return [200, { access_token: accessToken, token_type: "Bearer", id_token: idToken }];
  }

  const server = createServer(async (request, response) => {
    const [status, body] = await answer(request);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;

  return {
    url,
    sign,
    publicKey,
    /** What the person brings back from the address they were sent to. */
    signIn(address: string, person: Person): { code: string; state: string } {
      const asked = new URL(address).searchParams;
      const code = randomBytes(16).toString("hex");
      const seconds = Math.floor(Date.now() / 1000);
      const usual = { iss: url, aud: client.id, iat: seconds, exp: seconds + 60, nonce: asked.get("nonce") };
      const claims = { ...usual, ...person.claims };
      codes.set(code, { ...person, claims, challenge: asked.get("code_challenge") ?? "" });
      return { code, state: asked.get("state") ?? "" };
    },
    stop: () => server.close(),
  };
}
