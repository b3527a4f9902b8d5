import type { ContentDiff } from "@/lib/diff/schema";

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const listed = (names: string[]) => names.map((name) => `“${name}”`).join(", ");

/** What differs, a line each; nothing where the contents are the same. */
export function diffSummary({ messages, variables, model, partials }: ContentDiff): string[] {
  const touched = messages.filter(({ hunks }) => hunks.some(({ kind }) => kind !== "same"));
  const { added, removed, changed } = variables;
  const named = model.changed.find(({ field }) => field === "name");
  const others = model.changed.filter(({ field }) => field !== "name");
  return [
    ...(touched.length > 0 ? [`${counted(touched.length, "message differs", "messages differ")}`] : []),
    ...(partials.changed.length > 0 ? [`Included prompts: ${listed(partials.changed.map(({ slug }) => slug))}`] : []),
    ...(added.length > 0 ? [`New variables: ${listed(added.map(({ name }) => name))}`] : []),
    ...(removed.length > 0 ? [`Variables no longer used: ${listed(removed.map(({ name }) => name))}`] : []),
    ...(changed.length > 0 ? [`Variables declared differently: ${listed(changed.map(({ name }) => name))}`] : []),
    ...(named ? [`Model: ${named.from} → ${named.to}`] : []),
    ...(others.length > 0 ? [`Settings: ${others.map(({ field }) => field).join(", ")}`] : []),
  ];
}
