import type { TemplateNode } from "./parse-template";

type Line = { empty: boolean; blanks: boolean; solid: boolean; slot: number; name: string };
const freshLine = (): Line => ({ empty: true, blanks: false, solid: false, slot: -1, name: "" });

/** Writes nothing whatever the value is. But it holds a value tag, and a line with one keeps its blanks and its end. */
const nothing = (name: string) => `{{^${name}}}{{#${name}}}{{${name}}}{{/${name}}}{{/${name}}}`;

const nameOf = (path: string[]) => (path.length === 0 ? "." : path.join("."));

/** Whether a section's closing tag would start a line. */
function endsLine(nodes: TemplateNode[]): boolean {
  const last = nodes.at(-1);
  if (last?.kind === "text") return last.text.endsWith("\n");
  return last !== undefined && last.kind !== "value" && endsLine(last.inner);
}

/** Writes a template's text piece by piece and knows what stands on the line so far. */
class Printer {
  readonly pieces: string[] = [];
  #line = freshLine();
  #text = "";

  /** Mustache takes blanks and line end from a line of nothing but section tags and blanks; what is printed here is to keep them. */
  endLine(withBreak: boolean): void {
    const { slot, name, solid, blanks } = this.#line;
    if (slot >= 0 && !solid && (blanks || withBreak)) this.pieces[slot] = nothing(name);
    if (withBreak) this.pieces.push("\n");
    this.#line = freshLine();
  }

  add(text: string): void {
    this.#text += text;
  }

  /** Braces that would read as the start of a tag stand between delimiters of another kind. */
  flush(beforeTag: boolean): void {
    const parts = this.#text.split(beforeTag ? /(\{{2,}|\{$|\n)/ : /(\{{2,}|\n)/);
    this.#text = "";
    for (const part of parts) {
      if (part === "") continue;
      if (part === "\n") {
        this.endLine(true);
        continue;
      }
      const braces = /^\{+$/.test(part) && (part.length > 1 || beforeTag);
      this.pieces.push(braces ? `{{=<% %>=}}${part}<%={{ }}=%>` : part);
      this.#line.empty = false;
      this.#line.solid ||= /\S/.test(part);
      this.#line.blanks ||= /\s/.test(part);
    }
  }

  value(name: string): void {
    this.flush(true);
    this.pieces.push(`{{${name}}}`);
    this.#line.solid = true;
    this.#line.empty = false;
  }

  /** Answers whether the tag got a line of its own, which goes with it. */
  sectionTag(sigil: "#" | "^" | "/", name: string, mayStandAlone: boolean): boolean {
    this.flush(true);
    const tag = `{{${sigil}${name}}}`;
    const alone = mayStandAlone && this.#line.empty;
    if (alone) this.pieces.push(`${tag}\n`);
    else {
      // Outside of the section, where its name means what it means in the tag.
      const slot = this.pieces.length + (sigil === "/" ? 1 : 0);
      this.pieces.push(...(sigil === "/" ? [tag, ""] : ["", tag]));
      this.#line = { ...this.#line, empty: false, slot, name };
    }
    return alone;
  }
}

/** A text, with the delimiters `{{ }}`, that parses to these nodes. */
export function printTemplate(nodes: TemplateNode[]): string {
  const printer = new Printer();
  const print = (inner: TemplateNode[]): void => {
    for (const node of inner) {
      if (node.kind === "text") printer.add(node.text);
      else if (node.kind === "value") printer.value(nameOf(node.path));
      else {
        const name = nameOf(node.path);
        const alone = printer.sectionTag(node.kind === "section" ? "#" : "^", name, endsLine(node.inner));
        print(node.inner);
        printer.sectionTag("/", name, alone);
      }
    }
  };
  print(nodes);
  printer.flush(false);
  printer.endLine(false);
  return printer.pieces.join("");
}
