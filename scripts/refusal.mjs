// @ts-check
/** Something the person at the terminal has to change: told in its one line, without a stack, and exit code 1. */
export class Refusal extends Error {}

/**
 * Runs a command's work; a refusal ends it with one line.
 * @param {() => Promise<unknown>} work
 */
export async function orRefuse(work) {
  try {
    await work();
  } catch (error) {
    console.error(told(error));
    process.exit(1);
  }
}

/**
 * What to print of an error: a refusal's (or a bad configuration's) words, else all of it.
 * @param {unknown} error
 */
export function told(error) {
  const isForPeople = error instanceof Refusal || (error instanceof Error && error.name === "ConfigError");
  return isForPeople ? `promptops: ${error.message}` : error;
}
