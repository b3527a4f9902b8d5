import { z } from "zod";

/** A yes or no in the query of an address. */
export const flag = z.enum(["true", "false"]).transform((word) => word === "true");
