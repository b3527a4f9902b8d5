import { once } from "node:events";
import { createServer } from "node:http";
import { expect, test } from "@playwright/test";
import { signInOverRest, whenEvaluated } from "../../scripts/rest-client.mjs";
import { anAccount, signIn } from "./sign-in";

/** What a model may answer to make a page run or load something; `LEAK` is a server that must never hear of it. */
const shapes = [
  ...[
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
  ],
  ...["<iframe src=javascript:alert(1)>", "<iframe srcdoc='<script>parent.alert(1)</script>'>", "<body onload=alert(1)>"],
  ...["<details open ontoggle=alert(1)>", "<video><source onerror=alert(1)></video>", "<audio src=x onerror=alert(1)>"],
  ...[
    "<input autofocus onfocus=alert(1)>",
    "<marquee onstart=alert(1)>",
    "<object data=javascript:alert(1)>",
    "<embed src=LEAK/embed>",
  ],
  ...[
    "<a href=javascript:alert(1)>click</a>",
    "<form action=LEAK/form><button>Go</button></form>",
    "<math href=javascript:alert(1)>x</math>",
  ],
  ...[
    "<img src=LEAK/img>",
    "<img srcset='LEAK/set 1x'>",
    "<picture><source srcset=LEAK/source><img></picture>",
    "<video poster=LEAK/poster>",
  ],
  ...["<link rel=stylesheet href=LEAK/css>", "<link rel=prefetch href=LEAK/prefetch>", "<link rel=preconnect href=LEAK>"],
  ...[
    "<style>@import 'LEAK/import'</style>",
    "<style>*{background:url(LEAK/bg)}</style>",
    "<div style='background:url(LEAK/style)'>x</div>",
  ],
  ...[
    "<meta http-equiv=refresh content='0;url=LEAK/meta'>",
    "<base href=LEAK/>",
    "<script src=LEAK/script></script>",
    "<iframe src=LEAK/frame>",
  ],
  ...[
    "![leak](LEAK/markdown?d=secret)",
    '![x](LEAK/a.png "title")',
    "[click](javascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
  ],
  ...[
    "[![x](LEAK/nested)](LEAK/link)",
    "[ref]: LEAK/reference\n![a][ref]",
    "<LEAK/autolink>",
    "LEAK/bare",
    "![x](//127.0.0.1/leak)",
  ],
  ...[
    "```mermaid\ngraph TD; A[<img src=x onerror=alert(1)>]\n```",
    "```html\n<script>alert(1)</script>\n```",
    "`<img src=x onerror=alert(1)>`",
  ],
  ...[
    "$$\\href{javascript:alert(1)}{x}$$",
    "\\(\\includegraphics{LEAK/katex}\\)",
    "{{constructor.constructor('alert(1)')()}}",
    "$\u007balert(1)}",
  ],
  ...[
    "</pre><script>alert(1)</script>",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "--><script>alert(1)</script>",
  ],
  ...[
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</script><script>alert(1)</script>",
    "]]><script>alert(1)</script>",
  ],
  ...[
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "\u003cimg src=x onerror=alert(1)\u003e",
    "<scr\u0131pt>alert(1)</scr\u0131pt>",
    "＜script＞alert(1)＜/script＞",
  ],
  ...[
    '{"html":"<img src=x onerror=alert(1)>","url":"LEAK/json"}',
    '{"__html":"<img src=LEAK/html>"}',
    "javascript:alert(1)",
    "\u202e<img src=x onerror=alert(1)>",
  ],
];

test("what a model answers is shown as text: nothing runs, and nothing is asked of anybody", async ({ page, baseURL }) => {
  test.setTimeout(240_000);
  expect(shapes.length).toBeGreaterThanOrEqual(60);
  const heard: string[] = [];
  const leak = createServer((request, response) => {
    heard.push(request.url ?? "");
    response.end();
  }).listen(0, "127.0.0.1");
  await once(leak, "listening");
  const address = leak.address();
  const payloads = shapes.map((text) =>
    text.replaceAll("LEAK", `http://127.0.0.1:${typeof address === "object" ? address?.port : 0}`),
  );

  const account = anAccount();
  const { rest, workspace } = await signInOverRest(baseURL ?? "", "register", account);
  const prompt = await rest("POST", "/prompts", { slug: "echo", name: "Echo" });
  const version = await rest("POST", `/prompts/${prompt.id}/versions`, {
    text: "Repeat this text.\n\n{{text}}",
    variables: [{ name: "text", type: "string" }],
    model: { name: "sandbox-1", providerId: "sandbox" },
    publish: true,
  });
  const dataset = await rest("POST", "/datasets", { name: payloads[0] });
  await rest(
    "POST",
    `/datasets/${dataset.id}/cases`,
    payloads.map((text) => ({ variables: { text }, expectations: { reference: text } })),
  );
  const evaluation = await rest("POST", "/evaluations", {
    ...{ name: payloads[1], datasetId: dataset.id, versionIds: [version.id] },
    evaluators: [{ type: "heuristic", options: { maxLength: 1 } }],
  });
  await whenEvaluated(rest);
  const { data: results } = await rest("GET", `/evaluations/${evaluation.id}/results?pageSize=100`);
  expect(results.length).toBe(payloads.length);
  expect(results.filter((one: { output: { text: string } }) => /[<(]/.test(one.output?.text ?? "")).length).toBeGreaterThan(30);

  const dialogs: string[] = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    dialog.dismiss();
  });
  await signIn(page, account);
  const home = `/w/${workspace}`;
  const places = [
    `${home}/evaluations/${evaluation.id}?tab=results&pageSize=100`,
    `${home}/datasets/${dataset.id}?pageSize=100`,
    ...results.map(({ id }: { id: string }) => `${home}/evaluations/${evaluation.id}?tab=results&result=${id}`),
  ];
  for (const place of places) {
    await page.goto(place);
    await expect(page.locator("main")).toBeVisible();
    await expect(page.locator("[aria-busy=true]")).toHaveCount(0);
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? "").origin);
  }
  for (const text of [payloads[0], payloads[31]]) {
    const run = await rest("POST", "/playground/runs", { versionId: version.id, variables: { text } });
    await page.goto(`${home}/playground?run=${run.id}`);
    await expect(page.getByText("completed", { exact: false }).first()).toBeVisible();
  }
  leak.close();
  expect({ dialogs, heard }).toEqual({ dialogs: [], heard: [] });
});
