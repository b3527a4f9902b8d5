import type { TestProject } from "vitest/node";
import { migrateDatabase } from "@/lib/migrate-database";
import { testServer } from "./test-server";

/** Once per test run: a migrated database, and a clone of it for each test process. */
export default async function setup({ config }: TestProject): Promise<void> {
  const { admin, urlOf } = testServer();
  const left = await admin<{ datname: string }[]>`select datname from pg_database where datname like 'promptops\\_t%'`;
  for (const { datname } of left) await admin.unsafe(`drop database if exists ${datname} with (force)`);
  await admin`create database promptops_template`;
  const url = urlOf("promptops_template");
  process.env.DATABASE_URL = url;
  await migrateDatabase(url);
  for (let pool = 1; pool <= Number(config.maxWorkers); pool++)
    await admin.unsafe(`create database promptops_test_${pool} template promptops_template`);
  await admin.end();
}
