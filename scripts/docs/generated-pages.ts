import { readFileSync } from "node:fs";
import { configurationPage } from "./configuration-page";
import { evaluatorsPage } from "./evaluators-page";

/** The documents that are made from the code, by their path. */
export const generatedPages = (): Record<string, string> => ({
  "docs/configuration.md": configurationPage(readFileSync(".env.example", "utf8")),
  "docs/evaluators.md": evaluatorsPage(),
});
