import { writeFileSync } from "node:fs";
import { generatedPages } from "./generated-pages";

for (const [path, text] of Object.entries(generatedPages())) writeFileSync(path, text);
