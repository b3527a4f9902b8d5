import postgres from "postgres";
import { migrateDatabase } from "@/lib/migrate-database";

/** Once per test run: a migrated database that each test process clones. */
export default async function setup(): Promise<void> {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error("TEST_DATABASE_URL names no Postgres");
  const admin = postgres(server, { max: 1, onnotice: () => {} });
  const left = await admin<{ datname: string }[]>`select datname from pg_database where datname like 'promptops\\_t%'`;
  for (const { datname } of left) await admin.unsafe(`drop database if exists ${datname} with (force)`);
  await admin`create database promptops_template`;
  await admin.end();
  const url = new URL(server);
  url.pathname = "/promptops_template";
  process.env.DATABASE_URL = url.href;
  await migrateDatabase(url.href);
}
