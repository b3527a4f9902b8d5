import { closeDatabase, database } from "@/db/client";
import { isDatabaseAway } from "@/db/rows";
import { createOperatorResetLink } from "@/lib/accounts/create-operator-reset-link";
import { Email } from "@/lib/accounts/schema";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";
import { nameEmbeddedDatabase } from "./name-embedded-database";
import { Refusal, told } from "./refusal.mjs";

/** `npm run reset-password EMAIL`: prints a link by which that person sets a new password. */
async function main(typed: string | undefined): Promise<string> {
  const email = Email.safeParse(typed);
  if (!email.success) throw new Refusal("Say whose: npm run reset-password ada@example.com");
  nameEmbeddedDatabase();
  const { url } = await createOperatorResetLink({ db: database(), requestId: newId("req"), address: null }, email.data);
  return `${email.data} sets a new password here, once, within an hour:\n${url}`;
}

try {
  console.log(await main(process.argv[2]));
} catch (error) {
  if (isDatabaseAway(error)) console.error("The database cannot be reached: is PromptOps running? Start it with npm start.");
  else console.error(error instanceof AppError ? error.message : told(error));
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
