import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { findFaults } from "./find-faults.mjs";

const root = mkdtempSync(join(tmpdir(), "promptops-faults-"));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "docs"));
writeFileSync(join(root, "package.json"), JSON.stringify({ scripts: { bench: "true" } }));
writeFileSync(
  join(root, "docs/other.md"),
  "# Other\n\n## It's a `b` c!\n\n## Twice\n\n## Twice\n\n```md\n# Not a heading\n```\n",
);

const whatOf = (text: string) => {
  writeFileSync(join(root, "docs/one.md"), text);
  return findFaults(root, ["docs/one.md"]).faults.map(({ line, what }) => `${line}: ${what}`);
};

test("what leads somewhere is right", () => {
  expect(
    whatOf("# One\n[a](other.md#its-a-b-c) [b](#one) [c](other.md#twice-1) [d](../package.json) `docs/other.md` `npm run bench`"),
  ).toEqual([]);
});

test("a link, an anchor, a picture or a file that is not there is named with its line", () => {
  expect(whatOf("# One\n\n[a](gone.md)\n[b](other.md#not-a-heading)\n![c](gone.png)\n`docs/gone.md`\n[d](../../x.md)")).toEqual([
    "3: gone.md leads to no file",
    "4: other.md#not-a-heading leads to no heading of docs/other.md",
    "5: gone.png leads to no file",
    "6: there is no file docs/gone.md",
    "7: ../../x.md leads to no file".replace("leads to no file", "leaves the repository"),
  ]);
});

test("a command that package.json does not have is named, in blocks too", () => {
  expect(whatOf("`npm run gone`\n\n```sh run\nnpm run --silent bench\nnpm run lost -- --x\n```\n")).toEqual([
    "1: package.json has no script “gone”",
    "5: package.json has no script “lost”",
  ]);
});

test("a shell block says what becomes of it", () => {
  expect(whatOf("```sh\nls\n```\n\n```sh by-hand: it takes long\nls\n```\n\n```text\n[x](gone.md)\n```\n")).toEqual([
    "1: say “run”, “ci” or “by-hand: why” after “sh”",
  ]);
});

test("addresses elsewhere are listed and not asked", () => {
  writeFileSync(join(root, "docs/one.md"), "[a](https://example.com/x) [b](mailto:ada@example.com)");
  expect(findFaults(root, ["docs/one.md"])).toEqual({
    faults: [],
    external: ["https://example.com/x", "mailto:ada@example.com"],
  });
});
