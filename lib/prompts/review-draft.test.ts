import { describe, expect, test } from "vitest";
import { asMember, sandbox } from "@/db/testing";
import { createVersion } from "./create-version";
import { reviewDraft } from "./review-draft";
import { aPrompt, aServedVersion, aVersion } from "./testing";

describe("reviewDraft", () => {
  test("tells what differs from the active version, which is another than the draft was branched from", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const base = await aServedVersion(ctx, id, "Hi {{name}}");
      const draft = await createVersion(ctx, { id, ...aVersion("Hi, dear {{name}}"), basedOn: base.id });
      await aServedVersion(ctx, id, "Hello {{name}}");
      const review = await reviewDraft(ctx, { id: draft.id });
      expect(review).toMatchObject({ number: 2, basedOn: 1, active: 3, warnings: [] });
      expect(review.diff?.messages[0]?.hunks).toContainEqual({ kind: "removed", text: "Hello" });
    }));

  test("names what publishing would be refused for, and compares with nothing where nothing is active", () =>
    sandbox(async (ctx) => {
      const { id } = await aPrompt(ctx);
      const draft = await createVersion(ctx, { id, ...aVersion("Hi {{nobody}}") });
      const review = await reviewDraft(await asMember(ctx, "viewer"), { id: draft.id });
      expect(review).toMatchObject({ number: 1, basedOn: null, active: null, diff: null });
      expect(review.warnings.map(({ message }) => message).join()).toContain("nobody");
    }));
});
