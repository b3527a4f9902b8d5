import { request as ask } from "node:http";
import { expect, type Page, test } from "@playwright/test";
import { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";
import { anAccount, signIn } from "./sign-in";

type Sample = Awaited<ReturnType<typeof makeSampleWorkspace>>;
type Headers = Record<string, string>;

let url: string;
let sample: Sample;
test.beforeAll(async ({ baseURL }) => {
  url = baseURL ?? "";
  sample = await makeSampleWorkspace(url);
});

/** Sends a request as it is written: a browser and fetch would tidy the path up first. */
async function raw(method: string, path: string, headers: Headers = {}, body?: Buffer) {
  const { hostname, port } = new URL(url);
  const length: Headers = body ? { "content-length": String(body.length) } : {};
  return new Promise<{ status: number; to?: string; text: string }>((resolve, reject) => {
    const sent = ask({ hostname, port, method, path, headers: { ...headers, ...length } }, async (answer) => {
      const { statusCode = 0, headers } = answer;
      resolve({ status: statusCode, to: headers.location, text: Buffer.concat(await answer.toArray()).toString() });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** The same, and where it is sent on to: Next has the parts of a page asked for under an address that follows from their headers. */
async function followed(path: string, headers: Headers) {
  let answer = await raw("GET", path, headers);
  for (let steps = 0; steps < 3 && answer.to && !/sign-in/.test(answer.to); steps++) {
    const { pathname, search } = new URL(answer.to, url);
    answer = await raw("GET", pathname + search, headers);
  }
  return answer;
}

const cookieOf = async (page: Page) => {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
};

/** The same path in other letters, and the headers by which Next asks itself for parts of a page. */
const paths: Record<string, (path: string) => string> = {
  "as it is": (path) => path,
  "with a slash at its end": (path) => `${path}/`,
  "with a double slash before": (path) => `/${path}`,
  "with a double slash within": (path) => path.replace(/\/(?=[^/]+$)/, "//"),
  "with an encoded dot": (path) => path.replace(/\/(?=[^/]+$)/, "/%2e/"),
  "with a step back": (path) => path.replace(/\/(?=[^/]+$)/, "/x/../"),
  "with an encoded step back": (path) => path.replace(/\/(?=[^/]+$)/, "/x/%2e%2e/"),
  "with encoded letters": (path) => path.replace(/[a-z](?=[^/]*$)/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  "with an encoded slash": (path) => path.replace(/\/(?=[^/]+$)/, "%2f"),
  "as .rsc": (path) => `${path}.rsc`,
  "as a segment's .rsc": (path) => `${path}.segments/_tree.segment.rsc`,
  "as _next/data": (path) => `/_next/data/x${path}.json`,
  "with ?_rsc": (path) => `${path}${path.includes("?") ? "&" : "?"}_rsc=abcde`,
};
const sent: Record<string, Headers> = {
  "no further header": {},
  "a passed middleware": { "x-middleware-subrequest": Array(5).fill("middleware").join(":") },
  "a passed proxy": { "x-middleware-subrequest": Array(5).fill("src/proxy").join(":"), "x-middleware-next": "1" },
  "a rewrite": { "x-middleware-rewrite": "/sign-in", "x-nextjs-rewrite": "/sign-in" },
  "a part of the page": { rsc: "1" },
  "a part ahead": { rsc: "1", "next-router-prefetch": "1" },
  "a segment ahead": { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
  "a tree of its own": { rsc: "1", "next-router-state-tree": encodeURIComponent('["",{},null,"refetch"]') },
  "another host": { "x-forwarded-host": "localhost", "x-forwarded-proto": "https" },
  "an inner request": { "x-invoke-path": "/sign-in", "x-matched-path": "/sign-in", "x-now-route-matches": "1" },
};

test("however a page, a route, a stream or a file is asked for, it shows nothing to a stranger nor to an outsider", async ({
  page,
  browser,
}) => {
  test.setTimeout(300_000);
  const { ids, account } = sample;
  const root = `/w/${ids.workspace}`;
  const targets: Record<string, string> = {
    page: `${root}/prompts`,
    "page of a thing": `${root}/prompts/${ids.prompt.slug}`,
    settings: `${root}/settings/members`,
    route: `/api/v1/prompts/${ids.prompt.id}`,
    list: "/api/v1/prompts",
    stream: `/live/evaluations?workspace=${ids.workspace}`,
    file: `/files/datasets/${ids.dataset.id}/export?workspace=${ids.workspace}`,
  };
  const secrets = ["Sort a question", account.email, "I want my money back", ids.evaluation.id];
  const outsider = anAccount();
  const registered = await page.request.post("/api/v1/auth/register", { data: outsider });
  const theirs = await (await browser.newContext()).newPage();
  await signIn(theirs, outsider);
  const authorization = `Bearer ${(await registered.json()).accessToken}`;
  const strangers: Headers[] = [{}, { cookie: await cookieOf(theirs), authorization }];
  await signIn(page, account);
  const member = { cookie: await cookieOf(page) };
  const parts: Headers[] = [{}, { rsc: "1" }];
  for (const part of parts)
    expect(await followed(targets.page ?? "", { ...member, ...part })).toMatchObject({
      ...{ status: 200, to: undefined },
      text: expect.stringContaining("Sort a question"), // so there is something to see
    });

  for (const [what, path] of Object.entries(targets))
    for (const [how, spelt] of Object.entries(paths))
      for (const [which, headers] of Object.entries(sent))
        for (const stranger of strangers) {
          const { status, text } = await followed(spelt(path), { ...stranger, ...headers });
          const seen = secrets.filter((secret) => text.includes(secret) && !path.includes(secret));
          expect({ what, how, which, status, seen }).toEqual({ what, how, which, status: expect.any(Number), seen: [] });
          expect(status, `${what}, ${how}, ${which}`).toBeLessThan(500);
        }
});

test("an action is taken from our own pages only, however another site sends it", async ({ page }) => {
  test.setTimeout(120_000);
  const account = anAccount();
  const { accessToken } = await (await page.request.post("/api/v1/auth/register", { data: account })).json();
  const bearer = { authorization: `Bearer ${accessToken}` };
  const nameNow = async () => (await (await page.request.get("/api/v1/auth/me", { headers: bearer })).json()).user.name;
  const rename = (name: string) => page.request.patch("/api/v1/auth/me", { headers: bearer, data: { name } });

  await signIn(page, account);
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Your account" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Profile" })).toBeVisible(); // the page before has a name, too
  const caught = page.waitForRequest((one) => one.method() === "POST" && "next-action" in one.headers());
  await page.getByRole("textbox", { name: "Name" }).fill("Sent again");
  await page.getByRole("button", { name: "Save name" }).click();
  const request = await caught;
  await expect(page.getByText("Saved.")).toBeVisible();
  const body = request.postDataBuffer() ?? Buffer.alloc(0);
  const all = await request.allHeaders();
  const kept = ["accept", "content-type", "next-action", "next-router-state-tree"];
  const headers = Object.fromEntries(kept.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  const cookie = await cookieOf(page);
  const { pathname } = new URL(request.url());
  const { host, origin } = new URL(url);

  await rename("Ada");
  const others: Headers[] = [
    { cookie, origin: "https://evil.example" },
    { cookie, origin: "null" },
    { cookie, origin: `http://sub.${host}` },
    { cookie, origin: "https://evil.example", "x-http-method-override": "POST" },
    { origin }, // our page, but nobody's cookie
  ];
  for (const other of others) {
    await raw("POST", pathname, { host, ...headers, ...other }, body);
    expect([other.origin, await nameNow()]).toEqual([other.origin, "Ada"]);
  }
  await raw("POST", pathname, { host, ...headers, cookie, origin }, body);
  expect(await nameNow()).toBe("Sent again"); // so it was the origin that counted

  // A form on another site, in the browser of somebody who is signed in here.
  await rename("Ada");
  const evil = await page.context().newPage();
  await evil.route("https://evil.example/**", (route) => {
    const form = `<form method="post" action="${url}/api/auth/signout"><input name="csrfToken" value="x"></form>`;
    return route.fulfill({ contentType: "text/html", body: `${form}<script>document.forms[0].submit()</script>` });
  });
  await evil.goto("https://evil.example/");
  await evil.waitForURL(/signout/);
  await page.reload();
  await expect(page.getByRole("heading", { level: 2, name: "Password" })).toBeVisible();
});
