import pino, { type Logger, type LoggerOptions } from "pino";
import { activity } from "./activity";
import { describeError } from "./describe-error";
import { env } from "./env";

const secret = [
  "password",
  "newPassword",
  "currentPassword",
  "token",
  "accessToken",
  "refreshToken",
  "secret",
  "apiKey",
  "authorization",
  "cookie",
];

let logger: Logger | undefined;

/**
 * One JSON line an event, with what it happened in; what may hold a secret is struck out, and an error is reduced to what may be said
 * of it.
 */
export const logOptions = (): LoggerOptions => ({
  base: undefined,
  mixin: () => ({ ...activity() }),
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: (error: unknown) => describeError(error), error: (error: unknown) => describeError(error) },
  redact: { paths: secret.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: "[redacted]" },
});

export function log(): Logger {
  logger ??= pino({ ...logOptions(), level: env().LOG_LEVEL });
  return logger;
}

/** Of the one line that each request and each job leaves: a person who tries this out at a terminal did not ask for them. */
export const trafficLevel = (): "info" | "debug" => (env().PROMPTOPS_MODE === "embedded" ? "debug" : "info");
