/** What goes with an answer that may come from memory: `Age` tells for how long it could not be confirmed. */
export const servedHeaders = ({ staleSeconds }: { staleSeconds: number | null }): Record<string, string> => ({
  "cache-control": "private, no-cache",
  ...(staleSeconds === null ? {} : { age: String(staleSeconds), "x-promptops-stale": "true" }),
});
