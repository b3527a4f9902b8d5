/** Says while it is typed whether a text is JSON yet; the server has the last word. */
export function JsonHint({ text }: { text: string }) {
  if (text.trim() === "") return <p className="text-muted">JSON: a number, true, a list, an object; text stands in quotes.</p>;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    return <p className="break-words text-warn">Not JSON yet: {error instanceof Error ? error.message : "it does not parse"}</p>;
  }
}
