import type { Context } from "@/lib/context";

type Entry = { address: string | null; details: Record<string, unknown> };

/** From where somebody acted, and whom somebody invited, is for those who manage people: for others entries come without. */
export function veiled<E extends Entry>({ principal }: Context, entries: E[]): E[] {
  if (principal.scopes.has("members:write")) return entries;
  return entries.map(({ details: { email: _, ...details }, ...entry }) => ({ ...entry, address: null, details }) as E); // safe: the shape is kept
}
