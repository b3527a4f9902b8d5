import type { FixtureReport } from "./schema";

/** Which fixtures did not pass, and the first one's trouble, in a sentence. */
export function brokenFixtures(report: FixtureReport[]): string {
  const broken = report.filter(({ ok }) => !ok);
  const [first] = broken;
  if (!first) return "its fixtures have not passed.";
  const which = first.name ? `“${first.name}”` : `fixture ${first.position + 1}`;
  const others = broken.length === 1 ? "" : ` and ${broken.length - 1} more`;
  return `${which}${others} of its ${report.length} fixtures did not pass. ${first.problem ?? ""}`.trim();
}
