/** How often a schedule is due, as it is chosen in a form; `other` is a cron expression of one's own. */
export type CronChoice = { every: Every; time: string; weekday: string; cron: string };
export type Every = "hour" | "day" | "workday" | "week" | "month" | "other";

export const everyWords: Record<Every, string> = {
  hour: "Every hour",
  day: "Every day",
  workday: "Monday to Friday",
  week: "Once a week",
  month: "On the first of each month",
  other: "By a cron expression",
};

export const weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/** The expression of a choice. */
export function cronOf({ every, time, weekday, cron }: CronChoice): string {
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  const at = `${minute} ${hour}`;
  const crons = {
    ...{ hour: `${minute} * * * *`, day: `${at} * * *`, workday: `${at} * * 1-5` },
    ...{ week: `${at} * * ${weekday}`, month: `${at} 1 * *`, other: cron.trim() },
  };
  return crons[every];
}

/** The choice that an expression is, where it is one. */
export function choiceOf(cron: string): CronChoice {
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = cron.split(/\s+/);
  const other: CronChoice = { every: "other", time: "06:00", weekday: "1", cron };
  if (!/^\d+$/.test(minute) || month !== "*") return other;
  if (hour === "*" && day === "*" && weekday === "*") return { ...other, every: "hour", time: clock("0", minute) };
  if (!/^\d+$/.test(hour)) return other;
  const at = { ...other, time: clock(hour, minute) };
  if (day === "1" && weekday === "*") return { ...at, every: "month" };
  if (day !== "*") return other;
  if (weekday === "*") return { ...at, every: "day" };
  if (weekday === "1-5") return { ...at, every: "workday" };
  return /^[0-6]$/.test(weekday) ? { ...at, every: "week", weekday } : other;
}

/** When an expression is due, as a person says it. */
export function cronWords(cron: string): string {
  const { every, time, weekday } = choiceOf(cron);
  const minutes = time.slice(3);
  if (every === "other") return `Cron ${cron}`;
  if (every === "hour") return minutes === "00" ? "Every hour" : `Every hour, ${Number(minutes)} past`;
  if (every === "week") return `Every ${weekdays[Number(weekday)]} at ${time}`;
  return `${everyWords[every]} at ${time}`;
}

const clock = (hour: string, minute: string) => `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
