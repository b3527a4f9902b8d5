import { expect, test } from "@playwright/test";
import { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";
import { signIn } from "./sign-in";

const inert = "default-src 'none'; frame-ancestors 'none'";
const nonceOf = (policy: string | null) => /script-src 'self' 'nonce-([\w+/=]{22,})' 'strict-dynamic';/.exec(policy ?? "")?.[1];

/** What is answered, the status, and whether it is a page. */
const answers: [path: string, status: number, isPage: boolean][] = [
  ["/sign-in", 200, true],
  ["/docs/api", 200, true],
  ["/docs/api/prompts", 200, true],
  ["/docs/evaluators", 200, true],
  ["/docs/api/nothing", 404, true],
  ["/no-such-page", 404, true],
  ["/nope.png", 404, true],
  ["/w/nowhere", 307, true],
  ["/_next/static/nope.js", 404, false],
  ["/api/v1/live", 200, false],
  ["/api/v1/openapi.json", 200, false],
  ["/api/v1/prompts", 401, false],
  ["/api/v1/nope", 404, false],
  ["/api/v1/prompts/%", 400, false],
  ["/api/auth/nope", 404, false],
  ["/live/evaluations", 400, false],
  ["/files/audit-log/export", 400, false],
];

test.describe.configure({ mode: "parallel" });

for (const [path, status, isPage] of answers)
  test(`${path} has the headers of ${isPage ? "a page" : "what is no page"}`, async ({ baseURL }) => {
    const answer = await fetch(`${baseURL}${path}`, { redirect: "manual" });
    expect(answer.status).toBe(status);
    const policy = answer.headers.get("content-security-policy");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    if (path.includes("%")) return expect(policy).toBe(inert); // refused before Next
    for (const name of ["referrer-policy", "permissions-policy", "cross-origin-opener-policy", "x-frame-options"])
      expect([name, answer.headers.get(name)]).toEqual([name, expect.any(String)]);
    expect(answer.headers.get("x-powered-by")).toBeNull();
    expect(answer.headers.get("strict-transport-security")).toBeNull(); // on http it would lock people out
    if (!isPage) {
      expect(policy).toBe(inert);
      if (path.startsWith("/api/v1") && !path.endsWith("openapi.json"))
        expect(answer.headers.get("cache-control")).toBe("no-store");
      if (path.startsWith("/api/v1")) expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
      return;
    }
    const nonce = nonceOf(policy);
    expect(nonce).toBeDefined();
    for (const part of [
      "object-src 'none'",
      "base-uri 'none'",
      "frame-ancestors 'none'",
      "img-src 'self' data:",
      "connect-src 'self'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|style-src [^;]*unsafe-inline/);
    const again = await fetch(`${baseURL}${path}`, { redirect: "manual" });
    expect(nonceOf(again.headers.get("content-security-policy"))).not.toBe(nonce);
    const tags = (await answer.text()).match(/<script\b[^>]*>/g) ?? [];
    expect(tags.filter((tag) => !tag.includes(`nonce="${nonce}"`))).toEqual([]);
    if (status !== 307) expect(tags.length).toBeGreaterThan(3);
  });

test("a script of a page's, its styles and pictures have the headers of their kind", async ({ baseURL, page }) => {
  await page.goto("/sign-in");
  const script = await page.locator("script[src]").first().getAttribute("src");
  for (const path of [script ?? "", "/icon.svg"]) {
    const { headers, status } = await fetch(`${baseURL}${path}`);
    expect([path, status, headers.get("x-content-type-options")]).toEqual([path, 200, "nosniff"]);
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
  }
});

test("what somebody writes into a page does not run, load or lead elsewhere", async ({ page }) => {
  await page.route("**/sign-in", async (route) => {
    const answer = await route.fetch();
    const injected = `<body>
      <script>window.ran = "inline"</script>
      <script nonce="">window.ran = "empty nonce"</script>
      <script src="data:text/javascript,window.ran='data'"></script>
      <img src="/nope" onerror="window.ran = 'handler'">
      <style>h1 { display: none !important }</style>
      <base href="https://evil.example/">
      <object data="/icon.svg"></object>
      <iframe src="/icon.svg"></iframe>`;
    const body = (await answer.text()).replace(/<body([^>]*)>/, (_, rest) => injected.replace("<body>", `<body${rest}>`));
    await route.fulfill({ response: answer, body });
  });
  const blocked: string[] = [];
  page.on("console", (message) => blocked.push(message.text()));
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await page.evaluate(() => [Reflect.get(window, "ran"), document.baseURI])).toEqual([undefined, page.url()]);
  for (const kind of ["inline script", "inline event handler", "inline style", "base URI", "Framing"])
    expect([kind, blocked.some((text) => text.toLowerCase().includes(kind.toLowerCase()))]).toEqual([kind, true]);
});

test("an import of more than 10 MB arrives whole, over REST and from our own page", async ({ page, baseURL }) => {
  test.setTimeout(120_000);
  const { account, rest, ids } = await makeSampleWorkspace(baseURL ?? "");
  const rows = 12_000;
  const file = `question\n${Array.from({ length: rows }, (_, at) => `${at} ${"x".repeat(1_000)}`).join("\n")}\n`;
  expect(file.length).toBeGreaterThan(11_000_000);
  const [first, second] = [
    await rest("POST", "/datasets", { name: "By REST" }),
    await rest("POST", "/datasets", { name: "By page" }),
  ];
  const { secret } = await rest("POST", "/api-keys", { name: "import", scopes: ["datasets:write"] });
  const answer = await fetch(`${baseURL}/api/v1/datasets/${first.id}/import?format=csv`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "text/csv" },
    body: file,
  });
  expect([answer.status, await answer.json()]).toMatchObject([200, { imported: rows }]);
  await signIn(page, account);
  const imported = await page.evaluate(
    async ([path, body]) =>
      (await fetch(path ?? "", { method: "POST", headers: { "content-type": "text/csv" }, body: body ?? "" })).json(),
    [`/files/datasets/${second.id}/import?workspace=${ids.workspace}&format=csv`, file],
  );
  expect(imported).toMatchObject({ imported: rows });
});
