const fenced = /^\s*```(?:json)?[^\S\n]*\r?\n([\s\S]*?)\r?\n?```\s*$/i;

/** What stands in a text that is one ``` block, plain or marked json; any other text as it is. */
export const unfence = (text: string): string => (text.includes("```") ? (fenced.exec(text)?.[1] ?? text) : text);
