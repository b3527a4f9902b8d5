const browsers: [name: string, mark: RegExp][] = [
  ["Edge", /\bEdg(A|iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Firefox", /\b(Firefox|FxiOS)\//],
  ["Chrome", /(Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
];
const systems: [name: string, mark: RegExp][] = [
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Android", /Android/],
  ["Windows", /Windows/],
  ["macOS", /Mac OS X/],
  ["Linux", /Linux/],
];

/** A user agent as a person says it: "Firefox on Windows". Browsers name others in theirs, so the order counts. */
export function describeAgent(userAgent: string | null): string {
  const named = (kinds: [string, RegExp][]) => kinds.find(([, mark]) => mark.test(userAgent ?? ""))?.[0];
  const [browser, system] = [named(browsers) ?? "Browser", named(systems)];
  return system ? `${browser} on ${system}` : browser;
}
