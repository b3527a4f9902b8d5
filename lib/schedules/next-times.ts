import { CronExpressionParser } from "cron-parser";

type Asked = { cron: string; timeZone: string; after?: Date; count?: number };

/**
 * When a cron expression is due next, by the clock of its zone: a time that the clock leaves out in spring comes an hour later, one that it
 * shows twice in autumn comes once, and what is due every hour comes every hour.
 */
export const nextTimes = ({ cron, timeZone, after = new Date(), count = 3 }: Asked): Date[] =>
  CronExpressionParser.parse(cron, { tz: timeZone, currentDate: after })
    .take(count)
    .map((time) => time.toDate());
