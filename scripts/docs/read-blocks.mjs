// @ts-check

/**
 * A fenced block of a document. `line` is that of its opening fence, counted from 1; `marks` are the words after the language.
 * @typedef {{ file: string, line: number, language: string, marks: string, code: string }} Block
 */

const fence = /^( {0,3})(`{3,}|~{3,})\s*(\S*)\s*(.*)$/;

/**
 * The fenced blocks of a Markdown text, in their order.
 * @param {string} file
 * @param {string} text
 * @returns {Block[]}
 */
export function readBlocks(file, text) {
  /** @type {Block[]} */
  const blocks = [];
  /** @type {{ block: Block, ticks: string, lines: string[] } | null} */
  let open = null;
  for (const [index, line] of text.split("\n").entries()) {
    const [, , ticks = "", language = "", marks = ""] = fence.exec(line) ?? [];
    if (open === null) {
      if (ticks) open = { ticks, lines: [], block: { file, line: index + 1, language, marks: marks.trim(), code: "" } };
    } else if (ticks.startsWith(open.ticks) && language === "") {
      blocks.push({ ...open.block, code: open.lines.join("\n") });
      open = null;
    } else open.lines.push(line);
  }
  if (open) blocks.push({ ...open.block, code: open.lines.join("\n") });
  return blocks;
}

/**
 * The text with the lines of its fenced blocks emptied, so that the rest keeps its line numbers.
 * @param {string} file
 * @param {string} text
 */
export function withoutBlocks(file, text) {
  const lines = text.split("\n");
  for (const { line, code } of readBlocks(file, text)) {
    const length = code === "" && lines[line]?.match(fence) ? 2 : code.split("\n").length + 2;
    lines.fill("", line - 1, line - 1 + length);
  }
  return lines.join("\n");
}
