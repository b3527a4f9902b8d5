import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { modelCalls } from "@/db/schema/calls";
import { evaluationResults } from "@/db/schema/results";
import { env } from "@/lib/env";
import { createProvider } from "@/lib/providers/create-provider";
import { replaceAliases } from "@/lib/providers/replace-aliases";
import { CreateProvider } from "@/lib/providers/schema";
import { type Behaviour, textOf } from "../stub-provider/behaviour";
import { seeded } from "../stub-provider/seeded";
import { aWorld } from "./a-world";
import { expectWhole } from "./expect-whole";

const cases = 500;
const items = 2 * cases;

/** What a text's call comes to when it was asked for so often before: the same in every run, whatever the order. */
function faultOf(text: string, before: number): Behaviour | null {
  const drawn = seeded(createHash("sha256").update(text).digest().readUInt32BE(0), before);
  if (drawn < 0.1) return { mode: "429", argument: "1" };
  if (drawn < 0.15) return { mode: "500" };
  return drawn < 0.16 ? { mode: "hang" } : null;
}

test("P1–P3: a tenth of the answers 429, a twentieth 500, a hundredth never: all of 1000 complete, and every attempt is in the ledger", {
  timeout: 180_000,
}, async () => {
  const asked = new Map<string, number>();
  const world = await aWorld({
    latencyMs: 20,
    answer: ({ body }) => textOf(body.messages),
    script: ({ body }) => {
      const text = textOf(body.messages);
      const before = asked.get(text) ?? 0;
      asked.set(text, before + 1);
      return faultOf(text, before);
    },
  });
  const { ctx, db, stub } = world;
  const PROVIDER_ALLOWED_HOSTS = `127.0.0.1:${stub.port}`;
  env().PROVIDER_ALLOWED_HOSTS.push(PROVIDER_ALLOWED_HOSTS);
  const given = { name: "Unreliable", baseUrl: stub.baseUrl, apiKey: "sk-of-the-stub", maxConcurrency: 40, timeoutSeconds: 2 };
  const { id: providerId } = await createProvider(ctx, CreateProvider.parse(given));
  const prices = [{ from: "2026-01-01", input: 1, output: 4 }];
  await replaceAliases(ctx, { data: [{ alias: "stub-model", providerId, model: "real-model", prices }] });

  const { id } = await world.start(cases, 40, { templates: ["echo {{n}}", "echo  {{n}}"] });
  const worker = await world.worker({ PROVIDER_ALLOWED_HOSTS });
  await world.whenEnded(id, 170_000);
  expect(await worker.stop()).toBe(0);

  const { called, received } = await expectWhole(db, id, { items });
  expect([called, received]).toEqual([stub.log.total, items]);
  const ok = and(eq(evaluationResults.evaluationId, id), eq(evaluationResults.outcome, "ok"));
  expect(await db.$count(evaluationResults, ok)).toBe(items);

  const sent = (mode: string) => stub.log.entries.filter((entry) => entry.mode === mode).length;
  const failed = await db
    .select({ code: modelCalls.faultCode, calls: sql<number>`count(*)::int` })
    .from(modelCalls)
    .where(and(eq(modelCalls.evaluationId, id), eq(modelCalls.state, "failed")))
    .groupBy(modelCalls.faultCode);
  const byCode = Object.fromEntries(failed.flatMap(({ code, calls }) => (code && code !== "not_sent" ? [[code, calls]] : [])));
  expect(byCode).toEqual({ rate_limited: sent("429"), server_error: sent("500"), timeout: sent("hang") });
  for (const mode of ["429", "500", "hang"]) expect([mode, sent(mode) > 0]).toEqual([mode, true]);
  const unpriced = and(eq(modelCalls.evaluationId, id), eq(modelCalls.state, "received"), sql`cost_usd is null`);
  expect(await db.$count(modelCalls, unpriced)).toBe(0);
});
