// @ts-check
import { accounts } from "./accounts.mjs";
import { concurrency } from "./concurrency.mjs";
import { content } from "./content.mjs";
import { edge } from "./edge.mjs";
import { limits } from "./limits.mjs";
import { providers } from "./providers.mjs";
import { serving } from "./serving.mjs";
import { tenancy } from "./tenancy.mjs";
import { waysIn } from "./ways-in.mjs";

/**
 * One defence taken out: `find`, which stands once in the file, is replaced, and the test must turn red.
 * `row` numbers the attack it stands against: C changes that meet, A who is asking, L and R how much, T whose it is, S what is written, R5 Postgres away.
 * @typedef {{ row: string, defence: string, file: string, find: string, replace: string, test: string, named?: string }} Mutant
 */

/** @type {Mutant[]} */
export const mutants = [
  ...concurrency,
  ...accounts,
  ...waysIn,
  ...tenancy,
  ...limits,
  ...content,
  ...providers,
  ...edge,
  ...serving,
];
