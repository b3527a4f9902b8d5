/** What the process is told from outside; read when asked for, so that a build needs none of it. */
export const env = () => ({
  DATABASE_URL: process.env.DATABASE_URL ?? "",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
  AUTH_SECRET: process.env.AUTH_SECRET ?? "only for tests: 0123456789abcdef0123456789abcdef",
  APP_URL: process.env.APP_URL ?? "http://localhost:3000",
  SIGNUP: process.env.SIGNUP ?? "open",
});
