// @ts-check
import { activity } from "../lib/activity.ts";
import { log } from "../lib/log.ts";
import { metrics } from "../lib/metrics/metrics.ts";

/**
 * What Next and packages say on the console becomes lines of our log: with the request they belong to, once, and without what an error's
 * message may hold (a failed statement and its values, for one).
 */
export function structureConsole() {
  for (const level of /** @type {const} */ (["error", "warn"]))
    console[level] = (...said) => {
      const err = said.find((one) => one instanceof Error);
      const words = said
        .filter((one) => typeof one === "string")
        .join(" ")
        .replace(/^\s*⨯\s*/, ""); // Next's own mark
      if (level === "error" && err) metrics()?.error(activity()?.route ?? "none");
      log()[level](err ? { err } : {}, words || "unexpected error");
    };
}
