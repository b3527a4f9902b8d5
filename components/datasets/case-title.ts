/** What a case is called: its name, the id it has where it comes from, or its place. */
export const caseTitle = (one: { name: string | null; externalId: string | null; position: number }): string =>
  one.name ?? one.externalId ?? `Case ${one.position}`;
