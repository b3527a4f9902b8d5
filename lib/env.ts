import { isIP } from "node:net";
import { resolve } from "node:path";
import { z } from "zod";

/** A configuration nobody should start with; each line of the message names one variable and what to do. */
export class ConfigError extends Error {
  constructor(lines: string[]) {
    super(lines.join("\n"));
    this.name = "ConfigError";
  }
}

const make = "make one with: openssl rand -base64 32";

const examples = /change.?me|change.?this|replace.?me|example|secret|password|default|placeholder/i;

/** Bytes that somebody typed, copied from an example, repeated or counted up, rather than drew at random. */
function canBeGuessed(bytes: Buffer): boolean {
  const text = bytes.toString("latin1");
  const steps = new Set(bytes.subarray(1).map((byte, index) => byte - (bytes[index] ?? 0)));
  return new Set(bytes).size < 8 || steps.size <= 3 || (text + text).indexOf(text, 1) < text.length || examples.test(text);
}

const list = (text: string | undefined): string[] =>
  (text ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean);

const httpUrl = z.url({ protocol: /^https?$/, error: "wants an http:// or https:// address", abort: true });
const origin = httpUrl
  .refine(
    (text) => new URL(text).origin === text.replace(/\/$/, ""),
    "wants an origin such as https://prompts.example.com, without a path",
  )
  .transform((text) => new URL(text).origin);
const isLoopback = (host: string) => host === "localhost" || host === "[::1]" || /^127\./.test(host);
const secureUrl = httpUrl.refine(
  (text) => text.startsWith("https:") || isLoopback(new URL(text).hostname),
  "wants an https:// address: who answers there says who is let in",
);
const postgresUrl = z.url({ protocol: /^postgres(ql)?$/, error: "wants postgres://user:password@host:5432/database" });

function isNetwork(entry: string): boolean {
  const [address = "", bits, ...rest] = entry.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

const host = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(:\d{1,5})?$/;

const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/;

const keyBytes = (text: string) => Buffer.from(text, /^[0-9a-f]{64}$/i.test(text) ? "hex" : "base64");

const wholeNumber = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d+$/, { error: "wants a whole number", abort: true })
    .transform(Number)
    .refine((number) => number >= least && number <= most, `wants a number from ${least} to ${most}`);

const fields = z.object({
  NODE_ENV: z.enum(["development", "test", "production"], "wants development, test or production").default("development"),
  /** `embedded`: the launcher brought its own Postgres and secrets. `production`: the operator gave `DATABASE_URL`. */
  PROMPTOPS_MODE: z.enum(["embedded", "production"], "wants embedded or production").optional(),
  PORT: wholeNumber(1, 65535).default(3000),
  HOST: z.string().default("127.0.0.1"),
  DATA_DIR: z
    .string()
    .default(".data")
    .transform((folder) => resolve(/* turbopackIgnore: true */ folder)),
  DATABASE_URL: postgresUrl.optional(),
  DATABASE_DIRECT_URL: postgresUrl.optional(),
  /** A streaming replica, for figures that may be some seconds old. */
  DATABASE_REPLICA_URL: postgresUrl.optional(),
  /** Connections of the pool that answers requests and does jobs; each process has a few more (docs/deploying.md). */
  DATABASE_POOL_MAX: wholeNumber(4, 200).default(10),
  APP_URL: origin.optional(),
  AUTH_SECRET: z
    .string()
    .refine((text) => Buffer.byteLength(text) >= 32, { error: `is too short: it wants at least 32 bytes; ${make}`, abort: true })
    .refine((text) => !canBeGuessed(Buffer.from(text)), `can be guessed; ${make}`)
    .optional(),
  ENCRYPTION_KEY: z
    .string()
    .transform(keyBytes)
    .refine((key) => key.length === 32, { error: `wants 32 bytes in base64 or hex; ${make}`, abort: true })
    .refine((key) => !canBeGuessed(key), `can be guessed; ${make}`)
    .optional(),
  /** Keys that were ENCRYPTION_KEY before: for reading only. */
  ENCRYPTION_KEY_PREVIOUS: z
    .string()
    .optional()
    .transform((text) => list(text).map(keyBytes))
    .refine((keys) => keys.every((key) => key.length === 32), "wants keys of 32 bytes in base64 or hex, separated by commas"),
  SIGNUP: z
    .string()
    .toLowerCase()
    .refine(
      (text) => text === "open" || text === "invite" || domain.test(text),
      "wants open, invite or a domain such as example.com",
    )
    .optional(),
  OIDC_ISSUER: secureUrl.transform((text) => text.replace(/\/+$/, "")).optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, "wants at most 40 characters").default("single sign-on"),
  TRUSTED_PROXIES: z
    .string()
    .optional()
    .transform(list)
    .refine((entries) => entries.every(isNetwork), "wants addresses or networks such as 10.0.0.0/8, separated by commas"),
  /** Requests a minute of a key or a person, and of an address that proves nothing; 0 for as many as they like. */
  RATE_LIMIT_CALLER: wholeNumber(0, 1_000_000).default(6_000),
  RATE_LIMIT_ADDRESS: wholeNumber(0, 1_000_000).default(600),
  CORS_ORIGIN: z.string().optional().transform(list).pipe(z.array(origin)),
  /** Where workspaces' providers may lie although it is a private network: `host` or `host:port`. */
  PROVIDER_ALLOWED_HOSTS: z
    .string()
    .toLowerCase()
    .optional()
    .transform(list)
    .refine(
      (entries) => entries.every((entry) => host.test(entry)),
      "wants hosts such as models.internal or 10.0.0.5:8000, without https://, separated by commas",
    ),
  OPENAI_BASE_URL: httpUrl.transform((text) => text.replace(/\/+$/, "")).optional(),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MAX_CONCURRENCY: wholeNumber(1, 10_000).default(50),
  OPENAI_TIMEOUT_SECONDS: wholeNumber(1, 600).optional(),
  /** Whether the first embedded start makes the demo's workspace. */
  DEMO: z.enum(["on", "off"], "wants on or off").default("on"),
  /** What Vercel's cron sends; without it there is no drain route. */
  CRON_SECRET: z
    .string()
    .refine((text) => Buffer.byteLength(text) >= 16, `is too short: it wants at least 16 bytes; ${make}`)
    .optional(),
  /** Where Prometheus reads the figures of a web and of a worker process; neither where it is not set. */
  METRICS_PORT: wholeNumber(1, 65535).optional(),
  WORKER_METRICS_PORT: wholeNumber(1, 65535).optional(),
  METRICS_HOST: z.string().default("127.0.0.1"),
  /** Where traces are sent, and how many of a hundred; what else begins with OTEL_ its SDK reads by itself. */
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number("wants a number from 0 to 1")
    .min(0, "wants a number from 0 to 1")
    .max(1, "wants a number from 0 to 1")
    .default(1),
  LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], "wants a level such as info").default("info"),
});

/** The name of every variable that is read; `.env.example` documents each. */
export const envKeys = Object.keys(fields.shape);

type Fields = z.infer<typeof fields>;

/** The configuration, checked. `ENCRYPTION_KEY` is the 32 bytes, `DATA_DIR` absolute, `APP_URL` an origin. */
export type Env = Fields &
  Required<Pick<Fields, "PROMPTOPS_MODE" | "DATABASE_URL" | "APP_URL" | "AUTH_SECRET" | "ENCRYPTION_KEY" | "SIGNUP">>;

/**
 * What the launcher can know before it has a database: secrets and `DATABASE_URL` may still be missing.
 * Throws a `ConfigError` with one line per bad variable; an empty variable counts as absent.
 */
export function parseSettings(source: Record<string, string | undefined>) {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value.trim() !== ""));
  const parsed = fields.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path[0]?.toString()} ${issue.message}`));
  }
  const settings = parsed.data;
  const mode = settings.PROMPTOPS_MODE ?? (settings.DATABASE_URL ? "production" : "embedded");
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings;
  const oidc = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET };
  const missing = Object.entries(oidc).flatMap(([name, value]) => (value === undefined ? name : []));
  if (missing.length === 1 || missing.length === 2) {
    throw new ConfigError(
      missing.map((name) => `${name} is missing: sign-in by OpenID Connect wants all of ${Object.keys(oidc).join(", ")}`),
    );
  }
  if (given.ENCRYPTION_KEY && given.ENCRYPTION_KEY === given.AUTH_SECRET) {
    throw new ConfigError([`ENCRYPTION_KEY must differ from AUTH_SECRET; ${make}`]);
  }
  return { ...settings, PROMPTOPS_MODE: mode, SIGNUP: settings.SIGNUP ?? (mode === "embedded" ? "open" : "invite") };
}

/** The whole configuration. Throws a `ConfigError` that names every variable that is bad or missing. */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const settings = parseSettings(source);
  const { PROMPTOPS_MODE, PORT, DATABASE_URL, AUTH_SECRET, ENCRYPTION_KEY } = settings;
  const APP_URL = settings.APP_URL ?? (PROMPTOPS_MODE === "embedded" ? `http://localhost:${PORT}` : undefined);
  if (!DATABASE_URL || !APP_URL || !AUTH_SECRET || !ENCRYPTION_KEY) {
    throw new ConfigError([
      ...(DATABASE_URL ? [] : ["DATABASE_URL is missing: set it, or let `npm start` bring its own Postgres"]),
      ...(APP_URL ? [] : ["APP_URL is missing: it wants the address people open, such as https://prompts.example.com"]),
      ...(AUTH_SECRET ? [] : [`AUTH_SECRET is missing; ${make}`]),
      ...(ENCRYPTION_KEY ? [] : [`ENCRYPTION_KEY is missing; ${make}`]),
    ]);
  }
  return { ...settings, DATABASE_URL, APP_URL, AUTH_SECRET, ENCRYPTION_KEY };
}

/** `next build` renders pages with no configuration at all; nothing made of these values is served. */
const whileBuilding = () => ({
  PROMPTOPS_MODE: "embedded",
  DATABASE_URL: "postgres://nobody@build.invalid/none",
  AUTH_SECRET: crypto.randomUUID() + crypto.randomUUID(),
  ENCRYPTION_KEY: Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64"),
});

let parsed: Env | undefined;

/** The configuration of this process, read at the first call. Throws a `ConfigError` as `parseEnv` does. */
export function env(): Env {
  parsed ??= parseEnv(process.env.NEXT_PHASE === "phase-production-build" ? { ...process.env, ...whileBuilding() } : process.env);
  return parsed;
}
