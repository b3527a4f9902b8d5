/** The first of the texts that has letters or digits, as a slug of `[a-z0-9-]`, at most 40 long; else `workspace`. */
export const slugFrom = (...texts: string[]): string => texts.map(slugOf).find((slug) => slug !== "") ?? "workspace";

const slugOf = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, 40)
    .replace(/-$/, "");
