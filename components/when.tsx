const steps: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto", style: "short" });
const date = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium", timeZone: "UTC" });

/** A point in time as a person says it, the exact one on hover. Server components only: it is told from the server's clock. */
export function When({ at }: { at: Date }) {
  const seconds = (at.getTime() - Date.now()) / 1000;
  const step = steps.find(([, size]) => Math.abs(seconds) >= size);
  const text = step ? relative.format(Math.round(seconds / step[1]), step[0]) : "just now";
  return (
    <time dateTime={at.toISOString()} title={`${exact.format(at)} UTC`} className="whitespace-nowrap">
      {Math.abs(seconds) < 7 * 86_400 ? text : date.format(at)}
    </time>
  );
}
