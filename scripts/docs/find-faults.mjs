// @ts-check
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { readBlocks, withoutBlocks } from "./read-blocks.mjs";

/** @typedef {{ file: string, line: number, what: string }} Fault */

const link = /!?\[(?:[^\][]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|<img[^>]*\ssrc="([^"]+)"/g;
const ourPath =
  /^(?:app|components|lib|db|jobs|evaluators|drizzle|scripts|tests|docs|public|\.github)\/[^\s*<>…]+\.(?:ts|tsx|mjs|md|json|yml|csv|svg|png)$/;
const npmRun = /\bnpm run (?:--\S+ )*([\w:]+(?:-[\w:]+)*)/g;

/**
 * What is wrong in the documents themselves: links, anchors and pictures that lead nowhere, files and commands that are not there,
 * and shell blocks that do not say whether they are run. `external` are the addresses elsewhere, which nobody asks.
 * @param {string} root
 * @param {string[]} files from the root
 */
export function findFaults(root, files) {
  /** @type {Fault[]} */
  const faults = [];
  /** @type {Set<string>} */
  const external = new Set();
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    for (const [index, line] of withoutBlocks(file, text).split("\n").entries()) {
      const tell = (/** @type {string} */ what) => faults.push({ file, line: index + 1, what });
      for (const [, written = "", picture = ""] of line.matchAll(link)) {
        const target = written || picture;
        if (/^[a-z]+:/i.test(target)) external.add(target);
        else faultOfLink(root, file, target).forEach(tell);
      }
      for (const [, code = ""] of line.matchAll(/`([^`]+)`/g))
        if (ourPath.test(code) && !existsSync(join(root, code))) tell(`there is no file ${code}`);
    }
    for (const [index, line] of text.split("\n").entries())
      for (const [, name = ""] of line.matchAll(npmRun))
        if (!(name in scripts)) faults.push({ file, line: index + 1, what: `package.json has no script “${name}”` });
    for (const { line, language, marks } of readBlocks(file, text))
      if (language === "sh" && !knownMark.test(marks))
        faults.push({ file, line, what: "say “run”, “ci” or “by-hand: why” after “sh”" });
  }
  return { faults, external: [...external].sort() };
}

const knownMark = /^(run|ci|by-hand: .+)$/;

/**
 * @param {string} root
 * @param {string} file
 * @param {string} target
 * @returns {string[]}
 */
function faultOfLink(root, file, target) {
  const [path = "", anchor = ""] = target.split("#");
  const place = path === "" ? file : normalize(join(dirname(file), decodeURIComponent(path)));
  if (relative(root, join(root, place)).startsWith("..")) return [`${target} leaves the repository`];
  if (!existsSync(join(root, place))) return [`${target} leads to no file`];
  if (anchor === "") return [];
  const anchors = anchorsOf(readFileSync(join(root, place), "utf8"), place);
  return anchors.has(anchor) ? [] : [`${target} leads to no heading of ${place}`];
}

/**
 * The anchors of the headings, as GitHub makes them.
 * @param {string} text
 * @param {string} file
 */
function anchorsOf(text, file) {
  const anchors = new Set();
  /** @type {Map<string, number>} */
  const seen = new Map();
  for (const [, heading = ""] of withoutBlocks(file, text).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const words = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").toLowerCase();
    const slug = words.replace(/[^\p{L}\p{N}\p{M} _-]/gu, "").replaceAll(" ", "-");
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    anchors.add(times === 0 ? slug : `${slug}-${times}`);
  }
  return anchors;
}
