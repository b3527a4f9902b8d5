import { closeDatabase, database } from "@/db/client";
import { rewrapSecrets } from "@/lib/secrets/rewrap-secrets";

try {
  const { rewrapped, unreadable } = await rewrapSecrets(database());
  const rows = (count: number) => `${count} ${count === 1 ? "provider or webhook" : "providers and webhooks"}`;
  if (rewrapped > 0) console.log(`Encrypted the secrets of ${rows(rewrapped)} with the present ENCRYPTION_KEY.`);
  if (unreadable > 0) {
    console.error(
      `The secrets of ${rows(unreadable)} cannot be read: name the key they were encrypted with in ENCRYPTION_KEY_PREVIOUS and run this again, or have them entered again.`,
    );
    process.exitCode = 1;
  } else console.log("Nothing is left under an earlier key: ENCRYPTION_KEY_PREVIOUS is not needed any more.");
} finally {
  await closeDatabase();
}
