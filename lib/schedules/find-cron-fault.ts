import { type CronExpression, CronExpressionParser } from "cron-parser";

/** A schedule is due at most so often. */
const leastMinutes = 5;

const parts = ["minute", "hour", "day of the month", "month", "day of the week"];
const isPart = (text: string) => /^[0-9a-z*,/-]+$/i.test(text) && !/^[hl]/i.test(text);

/** Why this is no cron expression a schedule can have, in words; null where it is one. */
export function findCronFault(cron: string): string | null {
  const given = cron.trim().split(/\s+/);
  if (given.length !== parts.length) return `has five fields: ${parts.join(", ")}`;
  const strange = parts.find((_, index) => !isPart(given[index] ?? ""));
  if (strange) return `takes only numbers, names, * , - and / as its ${strange}`;
  try {
    const expression = CronExpressionParser.parse(cron, { tz: "UTC" });
    expression.next();
    return isTooOften(expression) ? `is due more often than every ${leastMinutes} minutes` : null;
  } catch (error) {
    return `is not understood: ${error instanceof Error ? error.message : "it is never due"}`;
  }
}

/** Two minutes of an hour that lie close, or the last of one hour and the first of the next. */
function isTooOften({ fields }: CronExpression): boolean {
  const minutes = fields.minute.values.map(Number).sort((a, b) => a - b);
  const hours = new Set(fields.hour.values.map(Number));
  const isClose = minutes.some((minute, index) => minute - (minutes[index - 1] ?? Number.NEGATIVE_INFINITY) < leastMinutes);
  const [first = 0, last = 0] = [minutes[0], minutes.at(-1)];
  return isClose || (60 + first - last < leastMinutes && [...hours].some((hour) => hours.has((hour + 1) % 24)));
}
