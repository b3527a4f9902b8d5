import { afterAll } from "vitest";
import { closeDatabase } from "@/db/client";
import { closeHub } from "@/lib/live/hub";
import { closeSender } from "@/lib/queue";
import { testServer } from "./test-server";

// Tests are faster than any caller; those of the limits set their own.
for (const name of ["RATE_LIMIT_CALLER", "RATE_LIMIT_ADDRESS"]) process.env[name] ??= "1000000";

// Each test process works on its own clone of the migrated template.
const name = `promptops_test_${process.env.VITEST_POOL_ID ?? "0"}`;
const { admin, urlOf } = testServer();
const [there] = await admin`select 1 from pg_database where datname = ${name}`;
if (!there) await admin.unsafe(`create database ${name} template promptops_template`);
await admin.end();
process.env.DATABASE_URL = urlOf(name);

afterAll(async () => {
  await closeSender();
  await closeHub();
  await closeDatabase();
});
