export { contains } from "./contains";
export { exactMatch } from "./exact-match";
export { heuristic } from "./heuristic";
export { jsonSchema } from "./json-schema";
export { keyword } from "./keyword";
export { llmJudge } from "./llm-judge";
export { regex } from "./regex";
export { similarity } from "./similarity";
