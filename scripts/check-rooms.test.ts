import { expect, test } from "vitest";
import { breachesIn } from "./check-rooms";

test.each([
  ["app/w/prompts/page.tsx", 'import { db } from "@/db/client";', "verb"],
  ["app/w/prompts/page.tsx", 'import { eq } from "drizzle-orm";', "verb"],
  ["components/nav.tsx", 'import { save } from "@/app/w/prompts/actions";', "hands actions"],
  ["components/nav.tsx", 'import {\n  env,\n} from "@/lib/env";', "hands actions"],
  ["components/nav.tsx", 'import { readFile } from "node:fs";', "hands actions"],
  ["jobs/run.ts", 'import { route } from "@/lib/http/route";', "one verb"],
  ["lib/prompts/create-prompt.ts", 'import { cookies } from "next/headers";', "lib/http or app"],
  ["lib/prompts/create-prompt.ts", 'export { route } from "@/lib/http/route";', "lib/http or app"],
  ["lib/prompts/create-prompt.ts", 'const job = await import("@/jobs/run");', "lib/http or app"],
  ["lib/http/route.ts", 'import { Nav } from "@/components/nav";', "components"],
  ["evaluators/regex.ts", 'import { db } from "@/db/client";', "tools"],
  ["evaluators/webhook.ts", 'import https from "node:https";', "tools"],
  ["db/rows.ts", 'import { createPrompt } from "@/lib/prompts/create-prompt";', "lib/<domain>"],
  ["lib/prompts/rows.ts", 'import { route } from "../http/route";', "leaves its folder"],
  ["lib/prompts/rows.ts", "const key = process.env.OPENAI_API_KEY;", "lib/env.ts only"],
  ["lib/utils.ts", "", "says nothing"],
  ["components/ui/index.ts", "", "no barrels"],
])("%s with %s is a breach", (file, source, where) => {
  expect(breachesIn(file, source)).toContainEqual(expect.stringContaining(where));
});

test.each([
  ["app/w/prompts/page.tsx", 'import { listPrompts } from "@/lib/prompts/list-prompts";\nimport { save } from "../actions";'],
  [
    "components/nav.tsx",
    'import type { Prompt } from "@/db/schema/prompts";\nimport { type Version, type Page } from "@/lib/prompts/rows";',
  ],
  [
    "components/nav.tsx",
    'import { CreatePrompt } from "@/lib/prompts/schema";\nimport { compile } from "@/lib/templates/compile-content";',
  ],
  [
    "jobs/run.ts",
    'import { db } from "@/db/client";\nimport { run } from "@/lib/evaluations/run-chunk";\nimport { job } from "./job";',
  ],
  ["lib/http/route.ts", 'import { headers } from "next/headers";'],
  ["lib/prompts/list-prompts.test.ts", 'import { aPrompt } from "@/db/testing";\nimport "@/app/page";'],
  ["evaluators/index.ts", 'export { regex } from "./regex";'],
])("%s with %s is in order", (file, source) => {
  expect(breachesIn(file, source)).toEqual([]);
});
