import postgres from "postgres";
import { expect, test } from "vitest";
import { env } from "@/lib/env";
import { openSteadyClient } from "./steady-client";

test("knows how many statements and transactions are under way, however they end", async () => {
  const open = (onclose: () => void) => postgres(env().DATABASE_URL, { max: 2, onclose, fetch_types: false, onnotice: () => {} });
  const { client, load, close } = openSteadyClient(open, open);
  const { promise: held, resolve: release } = Promise.withResolvers<void>();
  const transactions = Array.from({ length: 3 }, () => client.begin(() => held));
  const broken = client.unsafe("select nonsense").catch(() => "refused");
  expect(load()).toEqual({ open: 4, max: 2 });
  release();
  await Promise.all(transactions);
  expect([await broken, (await client.unsafe("select 1 as n").values())[0]]).toEqual(["refused", [1]]);
  expect(load()).toEqual({ open: 0, max: 2 });
  await close();
});
