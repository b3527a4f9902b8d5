import { migrateDatabase } from "@/lib/migrate-database";
import { testServer } from "./test-server";

/** Once per test run: a migrated database that each test process clones. */
export default async function setup(): Promise<void> {
  const { admin, urlOf } = testServer();
  const left = await admin<{ datname: string }[]>`select datname from pg_database where datname like 'promptops\\_t%'`;
  for (const { datname } of left) await admin.unsafe(`drop database if exists ${datname} with (force)`);
  await admin`create database promptops_template`;
  await admin.end();
  const url = urlOf("promptops_template");
  process.env.DATABASE_URL = url;
  await migrateDatabase(url);
}
