/** Who did something: a member's name, or what else an id says. */
export function Person({ id, names }: { id: string | null; names: Record<string, string> }) {
  if (id === null) return <>Nobody</>;
  return <>{names[id] ?? (id.startsWith("key_") ? "An API key" : id.startsWith("usr_") ? "A former member" : "The system")}</>;
}
