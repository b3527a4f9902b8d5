import { type FieldError, unprocessable } from "@/lib/errors";
import { analyseContent, type ContentError } from "./analyse-content";
import { ChatMessage, type Content, type ModelSettings, type Values } from "./content";
import type { Surroundings } from "./expand-template";
import { mapTexts } from "./map-texts";
import { readValues } from "./read-values";
import { RenderBudget, TemplateLimit } from "./render-budget";
import { renderTemplate } from "./render-template";

export type CompiledContent = { messages: ChatMessage[]; model: ModelSettings; unusedValues: string[] };

const maxMessages = 2_000;

const asFieldError = ({ path, message, line, column }: ContentError): FieldError => ({
  path: `content.${path}`,
  message: line === null ? message : `Line ${line}, column ${column}: ${message}`,
});

function refuse(errors: FieldError[]): never {
  const [first] = errors;
  const more = errors.length > 1 ? ` And ${errors.length - 1} more.` : "";
  throw unprocessable(`The prompt cannot be compiled. ${first?.message ?? ""}${more}`, errors);
}

/**
 * Reads a content once, to compile it with many values: `contentCompiler(content)(values)`. Only the returned function
 * throws: `unprocessable` with every fault of the content (`content.…`, undeclared names included) and of the values
 * (`variables.<name>`) at once. Values for names that are not declared are left alone and listed.
 */
export function contentCompiler(content: Content, known?: Surroundings): (values: Values) => CompiledContent {
  const { templates, errors, undeclared } = analyseContent(content, known);
  const contentErrors = [...errors, ...undeclared].map(asFieldError);

  return (given) => {
    const { values, errors: valueErrors, unusedValues } = readValues(content.variables, given);
    if (contentErrors.length + valueErrors.length > 0) refuse([...contentErrors, ...valueErrors]);

    const budget = new RenderBudget();
    const messages: ChatMessage[] = [];
    for (const [index, message] of content.messages.entries()) {
      const path = `messages.${index}`;
      try {
        if ("placeholder" in message) {
          const filling = ChatMessage.array().parse(values[message.placeholder] ?? []);
          budget.spendText(JSON.stringify(filling));
          messages.push(...filling);
        } else messages.push(mapTexts(message, path, (_, at) => renderTemplate(templates.get(at)?.nodes ?? [], values, budget)));
        if (messages.length > maxMessages) throw new TemplateLimit(`The prompt compiles to more than ${maxMessages} messages.`);
      } catch (error) {
        if (error instanceof TemplateLimit) refuse([{ path: `content.${path}`, message: error.message }]);
        throw error;
      }
    }
    return { messages, model: content.model, unusedValues };
  };
}
