import { z } from "zod";

/** A point in time in an answer: ISO 8601 UTC. */
export const Instant = z.preprocess((value) => (value instanceof Date ? value.toISOString() : value), z.iso.datetime());
