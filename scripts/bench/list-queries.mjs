// @ts-check
import { Refusal } from "../refusal.mjs";

/** @typedef {{ name: string, in: string, schema: { enum?: string[] } }} Parameter */
/** @typedef {{ path: string, variants: Record<string, string>[] }} List `path` with its ids filled in */

/**
 * Every list that an OpenAPI document declares (a GET that takes `page`) and the queries it is asked: as it comes, by every sort both
 * ways, by every filter, with a text, in long pages and, for what is sorted, the same again deep inside.
 * @param {any} document
 * @param {Record<string, string>} given what stands for a parameter: by its name, or by path and name
 * @returns {List[]}
 */
export function listQueries(document, given) {
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    /** @type {Parameter[]} */
    const parameters = (get?.parameters ?? []).map((/** @type {any} */ one) =>
      one.$ref ? document.components.parameters[one.$ref.split("/").at(-1)] : one,
    );
    const query = parameters
      .filter((one) => one.in === "query")
      .map((one) => ({ ...one, schema: schemaOf(document, one.schema) }));
    if (!query.some(({ name }) => name === "page")) return [];
    const sampleOf = (/** @type {string} */ name) => {
      const sample = given[`${path} ${name}`] ?? given[name];
      if (sample === undefined) throw new Refusal(`Say in scripts/bench/lists.mjs what stands for ${name} of ${path}.`);
      return sample;
    };
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => sampleOf(name));
    return [{ path: filled, variants: variantsOf(query, sampleOf) }];
  });
}

/**
 * @param {any} document
 * @param {any} schema
 */
const schemaOf = (document, schema) => (schema.$ref ? document.components.schemas[schema.$ref.split("/").at(-1)] : schema);

/** Not filters; and `hint`, which looks at all cases of a dataset and is measured by itself. */
const ofEveryList = new Set(["page", "pageSize", "sort", "order", "q", "cursor", "hint"]);

/**
 * @param {Parameter[]} query
 * @param {(name: string) => string} sampleOf
 */
function variantsOf(query, sampleOf) {
  const valuesOf = (/** @type {string} */ name) => query.find((one) => one.name === name)?.schema.enum ?? [];
  const sorted = valuesOf("sort").flatMap((sort) => ["asc", "desc"].map((order) => ({ sort, order })));
  const deep = sorted.map((one) => ({ ...one, page: "last" }));
  const walked = query.some(({ name }) => name === "cursor") ? sorted.map((one) => ({ ...one, cursor: "next" })) : [];
  const filtered = query
    .filter(({ name }) => !ofEveryList.has(name))
    .flatMap(({ name, schema }) => (schema.enum ?? [sampleOf(name)]).map((value) => ({ [name]: value })));
  const text = query.some(({ name }) => name === "q") ? [{ q: sampleOf("q") }, { q: "nowhere to be found" }] : [];
  return [{}, ...sorted, ...deep, ...walked, ...filtered, ...text, { pageSize: "100" }];
}
