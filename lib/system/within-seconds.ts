import { unavailable } from "@/lib/errors";
import { log } from "@/lib/log";

/** The answer of a look at the database, or 503 where it fails or takes longer than a probe should wait. */
export async function withinSeconds<Result>(seconds: number, look: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("timeout")), seconds * 1000);
  });
  try {
    return await Promise.race([look, late]);
  } catch (error) {
    log().warn({ err: error }, "the database did not answer a probe");
    throw unavailable("The database cannot be reached right now.");
  } finally {
    clearTimeout(timer);
  }
}
