import type { Content, Values } from "./content";
import { type CompiledContent, contentCompiler } from "./content-compiler";
import type { Surroundings } from "./expand-template";

/**
 * The exact messages that `content` with `values` sends to a model. Throws `unprocessable` naming everything that is
 * missing or wrong. To compile one content with many values, keep the function that `contentCompiler` returns.
 */
export const compileContent = (content: Content, values: Values, known?: Surroundings): CompiledContent =>
  contentCompiler(content, known)(values);
