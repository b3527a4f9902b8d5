import { expect, test } from "@playwright/test";
import { makeSampleWorkspace } from "../../scripts/sample-workspace.mjs";
import { hearConsole } from "./hear-console";
import { signIn } from "./sign-in";

type Sample = Awaited<ReturnType<typeof makeSampleWorkspace>>;

/** Begins each test of a file signed in to one sample workspace, and ends it with no complaint of a page. */
export function inSampleWorkspace(): () => Sample {
  let sample: Sample;
  let said: string[];
  test.beforeAll(async ({ baseURL }) => {
    sample = await makeSampleWorkspace(baseURL ?? "");
  });
  test.beforeEach(async ({ page }) => {
    said = hearConsole(page);
    await signIn(page, sample.account);
  });
  test.afterEach(() => expect(said).toEqual([]));
  return () => sample;
}
