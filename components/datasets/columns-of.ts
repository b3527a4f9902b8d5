/** The columns of a grid of cases: what the dataset declares, then what else these cases have, in their order. */
export function columnsOf(declared: { name: string }[], cases: { variables: Record<string, unknown> }[]): string[] {
  return [...new Set([...declared.map(({ name }) => name), ...cases.flatMap(({ variables }) => Object.keys(variables))])];
}
