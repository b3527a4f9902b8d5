/** Pieces of at most six characters with the space before them: what the sandbox counts and streams as tokens. */
export const splitTokens = (text: string): string[] => text.match(/\s*\S{1,6}|\s+$/g) ?? [];
