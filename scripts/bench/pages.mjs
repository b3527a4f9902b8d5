// @ts-check
import { most, weighPages } from "../weigh-pages.mjs";
import { atMost } from "./judged.mjs";

/**
 * The scripts a browser loads before a page can be used: the heaviest list, and the heaviest page of all.
 * @param {import("../bench.mjs").Bench} bench
 */
export async function pagesRow({ url }) {
  const weights = await weighPages(url);
  const row = (/** @type {"list" | "other"} */ kind, /** @type {string} */ name) => {
    const sorted = weights.filter((one) => one.kind === kind).toSorted((a, b) => b.first - a.first);
    const [heaviest] = sorted;
    const told = `${heaviest?.route}, of ${sorted.length}`;
    return atMost({
      work: `scripts before hydration, the heaviest ${name}`,
      ...{ value: heaviest?.first ?? Number.NaN, most: most[kind], unit: "kB", told, values: { sorted } },
    });
  };
  return [row("list", "list page"), row("other", "other page")];
}
