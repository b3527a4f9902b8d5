import argon2 from "argon2";
import { semaphore } from "@/lib/semaphore";

const cost = { type: argon2.argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

// Two at once leave the other work its share of the processor; 40 in line wait about 1.5 seconds.
const inTurn = semaphore({ concurrency: 2, queue: 40 });

export const hashPassword = (password: string): Promise<string> => inTurn(() => argon2.hash(password, cost));

/** Whether the password is the one hashed; where there is no hash, the answer is no and takes as long. */
export async function verifyPassword(hash: string | undefined, password: string): Promise<boolean> {
  const usable = hash?.startsWith("$argon2id$") ? hash : nobodys;
  const matches = await inTurn(() => argon2.verify(usable, password));
  return matches && usable !== nobodys;
}

// Of 32 random bytes that were not kept.
const nobodys = "$argon2id$v=19$m=19456,p=1,t=2$/tuhDMPIbYgHBnbABquOSQ$iMI60zNq8s0WsWgSDzdHz78gommz59l5KEP6UmPguGc";
