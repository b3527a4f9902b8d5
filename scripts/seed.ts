import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { closeDatabase, database } from "@/db/client";
import { auditEntries } from "@/db/schema/audit";
import { lockFor } from "@/lib/context";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { closeSender } from "@/lib/queue";
import { makeDemo, type SignIn } from "./demo/make-demo";

/** The demo's sign-in, drawn once and kept before anything is made, so that a seed that was interrupted can go on. */
function readSignIn(): SignIn {
  const path = join(env().DATA_DIR, "demo.json");
  if (existsSync(path)) return JSON.parse(readFileSync(path, "utf8"));
  const signIn = { email: "demo@example.com", password: randomBytes(9).toString("base64url") };
  mkdirSync(env().DATA_DIR, { recursive: true });
  writeFileSync(`${path}.new`, `${JSON.stringify(signIn, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return signIn;
}

const started = Date.now();
const db = database();
const caller = { db, requestId: newId("req"), address: null, userAgent: "demo" };
try {
  const signIn = readSignIn();
  await db.transaction(async (tx) => {
    await lockFor(tx, "demo"); // two at once would each make the half of it twice
    const before = await db.$count(auditEntries);
    await makeDemo(caller, signIn);
    const changes = (await db.$count(auditEntries)) - before;
    const took = `${((Date.now() - started) / 1000).toFixed(0)} s`;
    console.log(
      changes > 0 ? `The demo is complete (${changes} steps in ${took}).` : "The demo was complete already; nothing was made.",
    );
  });
  if (env().PROMPTOPS_MODE === "production") console.log(`Sign in as ${signIn.email} with the password ${signIn.password}`);
} catch (error) {
  console.error(`The demo could not be finished: ${error instanceof Error ? error.message : error}`);
  if (!(error instanceof AppError)) console.error(error);
  process.exitCode = 1;
} finally {
  await closeSender();
  await closeDatabase();
}
