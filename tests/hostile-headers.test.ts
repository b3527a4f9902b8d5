import { beforeAll, describe, expect, test } from "vitest";
import type { Handler } from "@/lib/http/route";
import { aFilledWorkspace, aToken, type Ids } from "./a-filled-workspace";
import { samples } from "./access-samples";
import { type Rest, rest } from "./rest";

const modules = import.meta.glob<Record<string, Handler>>("../app/api/v1/**/route.ts", { eager: true });
const declared = Object.entries(modules).flatMap(([file, handlers]) =>
  Object.entries(handlers).flatMap(([method, { declaration }]) =>
    declaration ? [`${method} ${file.slice("../app/api/v1".length, -"/route.ts".length)}`] : [],
  ),
);

/** What a header can carry: every byte but line ends and NUL, which neither Node nor `Headers` takes. */
const bytes = String.fromCharCode(...Array.from({ length: 255 }, (_, at) => at + 1).filter((code) => code !== 10 && code !== 13));
const values = [bytes, "x".repeat(8_000), "'; drop table prompts; --", "%00"];
/** Sent together; what is refused early would hide what comes after it, so each of those is sent alone. */
const groups = [
  ["user-agent", "x-request-id", "if-match", "if-none-match", "last-event-id", "origin", "accept", "referer", "x-forwarded-for"],
  ["idempotency-key"],
  ["x-workspace-id"],
  ["content-type"],
  ["authorization"],
];

let ids: Ids;
let client: Rest;
beforeAll(async () => {
  const filled = await aFilledWorkspace("own");
  ({ ids } = filled);
  client = rest((await aToken(filled.ctx)).token);
});

describe.each(declared)("%s", (name) => {
  test("answers any header in the agreed format, and shows none of its own inside", async () => {
    const [method = "", path = ""] = name.split(" ");
    const [at = path, body] = samples[name]?.({ ...ids, prompt: "prm_none", dataset: "ds_none", workspace: "ws_none" }) ?? [];
    for (const group of groups)
      for (const value of values) {
        const answer = await client(method, at, body, Object.fromEntries(group.map((header) => [header, value])));
        expect([group, value, answer.status < 500]).toEqual([group, value, true]);
        if (answer.status < 400) continue;
        expect(answer.headers.get("content-type")).toBe("application/problem+json");
        expect(JSON.stringify(answer.body)).not.toMatch(/node_modules|Failed query|select |invalid byte/);
      }
  });
});
