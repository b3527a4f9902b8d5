import { expect, test } from "vitest";
import { asMember, aWorkspace, sandbox } from "@/db/testing";
import { namePeople } from "./name-people";

test("names members only: no key, nobody, and no person of another workspace", () =>
  sandbox(async (ctx) => {
    const { principal: stranger } = await asMember(await aWorkspace(ctx.db), "editor");
    expect(await namePeople(ctx, [ctx.principal.id, "key_1", null, stranger.id])).toEqual({ [ctx.principal.id]: "Somebody" });
    expect(await namePeople(ctx, [])).toEqual({});
  }));
