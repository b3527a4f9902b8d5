import { expect, test } from "vitest";
import { sandbox } from "@/db/testing";
import type { Context } from "@/lib/context";
import { isOffActive } from "./is-off-active";
import { aPrompt, aReadyVersion } from "./testing";

test("a version is off the active one when neither was made from the other", () =>
  sandbox(async (ctx) => {
    const { id } = await aPrompt(ctx);
    const add = (basedOn?: string) => aReadyVersion(ctx, id, undefined, { basedOn });
    const root = await add();
    const [left, right] = [await add(root.id), await add(root.id)];
    const next = await add(left.id);
    expect(await off(ctx, next.id, root.id)).toBe(false);
    expect(await off(ctx, root.id, next.id)).toBe(false);
    expect(await off(ctx, next.id, right.id)).toBe(true);
    expect(await off(ctx, right.id, next.id)).toBe(true);
    expect(await off(ctx, root.id, root.id)).toBe(false);
    expect(await off(ctx, (await add()).id, right.id)).toBe(false);
  }));

const off = (ctx: Context, id: string, activeId: string) => isOffActive(ctx, { id, activeId });
