export type Visit = { href: string; title: string };

const kept = 8;
const nameOf = (root: string) => `recent ${root}`;

/** Where the person was last in this workspace, the latest first; kept in this browser. */
export function recentPlaces(root: string): Visit[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(nameOf(root)) ?? "[]");
    return Array.isArray(stored) ? stored.filter(isVisit).filter(({ href }) => href.startsWith(`${root}/`)) : [];
  } catch {
    return []; // storage is shut, or holds something else
  }
}

export function keepVisit(root: string, visit: Visit): void {
  const others = recentPlaces(root).filter(({ href }) => href !== visit.href);
  try {
    localStorage.setItem(nameOf(root), JSON.stringify([visit, ...others].slice(0, kept)));
  } catch {
    // full or shut: the palette does without
  }
}

const isVisit = (value: unknown): value is Visit =>
  typeof value === "object" &&
  value !== null &&
  "href" in value &&
  typeof value.href === "string" &&
  "title" in value &&
  typeof value.title === "string";
