import postgres from "postgres";
import { afterAll } from "vitest";
import { closeDatabase } from "@/db/client";
import { closeSender } from "@/lib/queue";

// Each test process works on its own clone of the migrated template.
const server = process.env.TEST_DATABASE_URL;
if (!server) throw new Error("TEST_DATABASE_URL names no Postgres");
const name = `promptops_test_${process.env.VITEST_POOL_ID ?? "0"}`;
const admin = postgres(server, { max: 1, onnotice: () => {} });
const [there] = await admin`select 1 from pg_database where datname = ${name}`;
if (!there) await admin.unsafe(`create database ${name} template promptops_template`);
await admin.end();

const url = new URL(server);
url.pathname = `/${name}`;
process.env.DATABASE_URL = url.href;

afterAll(async () => {
  await closeSender();
  await closeDatabase();
});
