/** A time as the clock of its zone shows it: “Tue, 24 Nov, 06:00”. */
export const dueWords = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    ...({ weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const),
    timeZone,
  }).format(at);
