import { expect, test } from "vitest";
import { aPrompt, aServedVersion } from "@/lib/prompts/testing";
import { aFilledWorkspace, aToken } from "./a-filled-workspace";
import { rest } from "./rest";

test("no name of an environment makes a served prompt's answer be forgotten or another's", async () => {
  const { ctx } = await aFilledWorkspace("own");
  const { id } = await aPrompt(ctx, "welcome");
  await aServedVersion(ctx, id, "Welcome");
  const ask = rest((await aToken(ctx)).token);
  const served = () => ask("GET", "/prompts/by-slug/welcome/active");

  await ask("GET", "/active?environment=welcome@production");
  expect((await served()).status).toBe(200);
  expect((await ask("GET", "/active?environment=welcome@production")).body.data ?? []).toEqual([]);
});

test("an answer to a key of one workspace does not stand for another workspace's", async () => {
  const [own, theirs] = await Promise.all(
    ["own", "theirs"].map(async (name) => {
      const { ctx } = await aFilledWorkspace(name);
      const { id } = await aPrompt(ctx, "welcome");
      await aServedVersion(ctx, id, "Welcome");
      return rest((await aToken(ctx)).token);
    }),
  );
  for (const path of ["/prompts/by-slug/welcome/active", "/prompts/by-slug/welcome/versions/1", "/active"]) {
    const etag = (await own?.("GET", path))?.headers.get("etag") ?? "";
    const other = await theirs?.("GET", path, undefined, { "if-none-match": etag });
    expect([path, other?.status]).toEqual([path, 200]);
  }
});
