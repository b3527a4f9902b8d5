/** A limit was passed; the message is for the person who wrote the template or gave the values. */
export class TemplateLimit extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TemplateLimit";
  }
}

const maxCharacters = 2_000_000;
const maxSteps = 1_000_000;

/** What one compilation may still write (UTF-16 units) and do (nodes visited, items walked). Throws `TemplateLimit`. */
export class RenderBudget {
  #written = 0;
  #steps = 0;

  spendStep(): void {
    this.#steps += 1;
    if (this.#steps > maxSteps) throw new TemplateLimit("The sections repeat too often with these values.");
  }

  spendText(text: string): string {
    this.#written += text.length;
    if (this.#written > maxCharacters) throw new TemplateLimit(`The compiled text is longer than ${maxCharacters} characters.`);
    return text;
  }
}
