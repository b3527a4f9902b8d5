import { expect, type Page, test } from "@playwright/test";
import { byKeyboard, byMouse, type Hands } from "./hands";
import { hearConsole } from "./hear-console";
import { anAccount } from "./sign-in";

const questions = [
  ["I want my money back for these shoes.", "refund"],
  ["Where is my parcel? It should be here by now.", "delivery"],
  ["I forgot my password and cannot sign in.", "account"],
];
const rows = Array.from({ length: 24 }, (_, at) => `${questions[at % 3]?.[0]},${questions[at % 3]?.[1]}`);
const csv = { name: "questions.csv", mimeType: "text/csv", buffer: Buffer.from(`question,exact\n${rows.join("\n")}\n`) };
const plain = "Answer with one of these labels: refund, delivery, account";
const described =
  "Answer with one of these labels:\n- refund: wants money back\n- delivery: asks where a parcel is\n- account: cannot sign in";

for (const [how, handsOf] of [
  ["by mouse", byMouse],
  ["by keyboard alone", byKeyboard],
] as const)
  test(`from a new account to a release and back, ${how}`, async ({ page }) => {
    test.setTimeout(180_000);
    const said = hearConsole(page);
    const hands = handsOf(page);
    await signUp(page, hands);
    await createPrompt(page, hands);
    await importCases(page, hands);
    await writeSecondVersion(page, hands);
    await evaluate(page, hands);
    await review(page, hands);
    await promoteAndGoBack(page, hands);
    await readAuditLog(page, hands);
    expect(said).toEqual([]);
  });

const goTo = async (page: Page, { press }: Hands, place: string) => {
  await press(page.getByRole("navigation", { name: "Workspace" }).getByRole("link", { name: place, exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: place, exact: true })).toBeVisible();
};
const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const link = (page: Page, name: string | RegExp) => page.getByRole("main").getByRole("link", { name });

async function signUp(page: Page, { press, fill }: Hands) {
  const { name, email, password } = anAccount();
  await page.goto("/sign-up");
  await fill(page.getByLabel("Name"), name);
  await fill(page.getByLabel("E-mail"), email);
  await fill(page.getByLabel("Password"), password);
  await press(button(page, "Create account"));
  await expect(page.getByText("0 of 4 done")).toBeVisible();
}

async function createPrompt(page: Page, { press, fill, choose }: Hands) {
  await press(link(page, "New prompt"));
  await fill(page.getByLabel("Name"), "Sort a question");
  await expect(page.getByLabel("Slug")).toHaveValue("sort-a-question");
  await press(button(page, "Create prompt"));
  await fill(page.getByLabel("Text of message 1"), plain);
  await fill(page.getByLabel("Text of message 2"), "{{question}}");
  await press(button(page, "Declare question"));
  await choose(page.getByLabel("Provider"), "Sandbox");
  await fill(page.getByRole("combobox", { name: "Model" }), "sandbox-1");
  await press(button(page, "Publish…"));
  await press(button(page, "Publish v1"));
  await expect(page.getByRole("heading", { name: "Version 1", exact: true })).toBeVisible();
}

async function importCases(page: Page, hands: Hands) {
  const { press, fill, give } = hands;
  await goTo(page, hands, "Datasets");
  await press(button(page, "New dataset"));
  await fill(page.getByLabel("Name"), "Questions");
  await press(button(page, "Create and import a file"));
  await give(page.locator("input[type=file]"), csv);
  await press(button(page, "Check all rows"));
  await press(button(page, "Import 24 rows"));
  await expect(link(page, "Cases 24")).toBeVisible();
}

async function writeSecondVersion(page: Page, hands: Hands) {
  const { press, fill } = hands;
  await goTo(page, hands, "Prompts");
  await press(link(page, "Sort a question"));
  await press(link(page, "New draft from this"));
  await fill(page.getByLabel("Text of message 1"), described);
  await fill(page.getByLabel("What changes and why"), "Say what each label is for");
  await press(button(page, "Publish…"));
  await press(button(page, "Publish v2"));
  await expect(page.getByRole("heading", { name: "Version 2", exact: true })).toBeVisible();
}

async function evaluate(page: Page, hands: Hands) {
  const { press, choose } = hands;
  await goTo(page, hands, "Evaluations");
  await press(link(page, "New evaluation").first());
  for (const [at, version] of ["Version 1", "Version 2"].entries()) {
    const arm = page.getByRole("group", { name: `Arm ${at + 1}` });
    if (!(await arm.isVisible())) await press(button(page, "Add an arm"));
    await choose(arm.getByLabel("Prompt"), "Sort a question");
    await choose(arm.getByLabel("Version"), version);
  }
  await choose(page.getByLabel("Dataset"), "Questions");
  await expect(page.getByLabel("Estimate").getByText("48")).toBeVisible();
  await press(button(page, "Start evaluation"));
  await expect(page.getByRole("status").getByText("Completed")).toBeVisible({ timeout: 60_000 }); // the page follows by itself
}

async function review(page: Page, { press, fill, check }: Hands) {
  await expect(page.getByText(/24 cases, 0 missing$/)).toBeVisible();
  await press(link(page, questions[0]?.[0] ?? "").first());
  const panel = page.getByRole("dialog");
  await check(panel.getByLabel("Passes", { exact: true }));
  await fill(panel.getByRole("textbox", { name: "Score" }), "1");
  await fill(panel.getByLabel("Comment"), "As a person would sort it.");
  await press(panel.getByRole("button", { name: "Save review" }));
  await expect(panel.getByText("Review saved.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
}

async function promoteAndGoBack(page: Page, hands: Hands) {
  const { press, fill } = hands;
  await goTo(page, hands, "Prompts");
  await press(link(page, "Sort a question"));
  for (const number of [1, 2]) {
    await press(link(page, new RegExp(`^v?(ersion )?${number}\\b`, "i")).first());
    await expect(page.getByRole("heading", { name: `Version ${number}`, exact: true })).toBeVisible();
    await press(link(page, "Promote"));
    await fill(page.getByRole("dialog").getByLabel("Reason (optional)"), `It is the turn of ${number}.`);
    await press(button(page, new RegExp(`^Promote v${number} to production`)));
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  await press(link(page, "Roll back production"));
  await fill(page.getByRole("dialog").getByLabel("Reason"), "Refunds went to the wrong team.");
  await press(button(page, "Roll back to v1"));
  await expect(page.getByRole("dialog")).toBeHidden();
}

async function readAuditLog(page: Page, hands: Hands) {
  await goTo(page, hands, "Audit log");
  for (const words of [
    ...["rolled a prompt back", "promoted a version", "reviewed a result", "started an evaluation"],
    ...["published a version", "imported cases", "created a dataset", "created a version", "created a prompt"],
    "created the workspace",
  ])
    await expect(page.getByRole("rowheader", { name: words }).first()).toBeVisible();
  await hands.press(link(page, /rolled a prompt back/));
  await expect(page.getByRole("dialog").getByText("Refunds went to the wrong team.")).toBeVisible();
}
