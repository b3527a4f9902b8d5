// @ts-check
// `npm run docs`: writes the documents that are made from the code.
import { pathToFileURL } from "node:url";
import { bundle } from "../bundle.mjs";

const [script = ""] = await bundle({ only: ["scripts/docs/write-pages.ts"] });
await import(pathToFileURL(script).href);
