import { bundle } from "../scripts/bundle.mjs";

/** Threads and worker run from their bundles in tests as in production. */
export default async function setup(): Promise<void> {
  await bundle();
}
