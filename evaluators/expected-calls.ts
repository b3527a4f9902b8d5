import { z } from "zod";
import type { JsonValue } from "./evaluator";
import { jsonDepth } from "./json-depth";

const maxDepth = 200;
export const maxExpectedCalls = 100;

/** A call that is expected; without arguments any will do. */
export type ExpectedCall = { name: string; arguments?: JsonValue };

const Named = z.object({ name: z.string().min(1), arguments: z.json().optional() });
const OfInterface = z.object({ function: Named }).transform((call) => call.function);
const Call = z.union([Named, OfInterface]).transform(({ name, arguments: given }): ExpectedCall => {
  if (given === undefined) return { name };
  return { name, arguments: typeof given === "string" ? JSON.parse(given) : given };
});
const Calls = z.union([
  z.array(Call).max(maxExpectedCalls),
  z.object({ tool_calls: z.array(Call).max(maxExpectedCalls) }).transform((message) => message.tool_calls),
  Call.transform((call) => [call]),
]);

/**
 * The tool calls a text of JSON expects: a list of `{ name, arguments }`, one of them, or the `tool_calls` of an assistant's message as
 * the chat completions interface writes them (`function`, with arguments as JSON text).
 * @throws Error when it is none of these
 */
export function readExpectedCalls(text: string): ExpectedCall[] {
  try {
    const value: unknown = JSON.parse(text);
    if (jsonDepth(value, maxDepth) > maxDepth) throw new Error("too deep");
    return Calls.parse(value);
  } catch (error) {
    throw new Error('The case\'s reference is no list of tool calls, such as [{"name": "look_up", "arguments": {"id": 7}}].', {
      cause: error,
    });
  }
}
