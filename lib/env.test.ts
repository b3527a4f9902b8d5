import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ConfigError, envKeys, parseEnv, parseSettings } from "./env";

const production = () => ({
  DATABASE_URL: "postgres://app:p%40ss@db.internal:5432/promptops",
  APP_URL: "https://prompts.example.com",
  AUTH_SECRET: randomBytes(32).toString("base64"),
  ENCRYPTION_KEY: randomBytes(32).toString("base64"),
});

const messageOf = (source: Record<string, string>): string => {
  try {
    parseEnv(source);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return "";
};

describe("parseEnv", () => {
  test("fills in defaults", () => {
    expect(parseEnv(production())).toMatchObject({
      PROMPTOPS_MODE: "production",
      PORT: 3000,
      HOST: "127.0.0.1",
      SIGNUP: "invite",
      TRUSTED_PROXIES: [],
      CORS_ORIGIN: [],
      OPENAI_MAX_CONCURRENCY: 50,
      LOG_LEVEL: "info",
    });
  });

  test("takes a key of 32 bytes in base64 and in hex", () => {
    const key = randomBytes(32);
    for (const encoding of ["base64", "hex"] as const) {
      expect(parseEnv({ ...production(), ENCRYPTION_KEY: key.toString(encoding) }).ENCRYPTION_KEY).toEqual(key);
    }
  });

  test("reads lists, trims origins and treats an empty variable as absent", () => {
    const given = {
      TRUSTED_PROXIES: "10.0.0.0/8, ::1",
      CORS_ORIGIN: "https://a.test/ ,http://b.test:8080",
      LOG_LEVEL: "",
      APP_URL: "https://c.test/",
    };
    expect(parseEnv({ ...production(), ...given })).toMatchObject({
      TRUSTED_PROXIES: ["10.0.0.0/8", "::1"],
      CORS_ORIGIN: ["https://a.test", "http://b.test:8080"],
      LOG_LEVEL: "info",
      APP_URL: "https://c.test",
    });
  });

  test("opens the sign-up and knows its own address when embedded", () => {
    const { APP_URL: _, ...rest } = production();
    expect(parseEnv({ ...rest, PROMPTOPS_MODE: "embedded", PORT: "4100" })).toMatchObject({
      SIGNUP: "open",
      APP_URL: "http://localhost:4100",
    });
  });

  test.each(["DATABASE_URL", "APP_URL", "AUTH_SECRET", "ENCRYPTION_KEY"])("names %s when a production lacks it", (name) => {
    expect(messageOf({ ...production(), PROMPTOPS_MODE: "production", [name]: "" })).toMatch(new RegExp(`^${name} is missing`));
  });

  test.each([
    ["AUTH_SECRET", "short"],
    ["AUTH_SECRET", "a".repeat(64)],
    ["AUTH_SECRET", "0123456789abcdef".repeat(4)],
    ["AUTH_SECRET", "abcdefghijklmnopqrstuvwxyz0123456789"],
    ["AUTH_SECRET", "please-change-me-to-something-longer-than-32"],
    ["AUTH_SECRET", "my-super-secret-value-1234567890-abcdef"],
    ["ENCRYPTION_KEY", randomBytes(16).toString("base64")],
    ["ENCRYPTION_KEY", randomBytes(33).toString("hex")],
    ["ENCRYPTION_KEY", Buffer.alloc(32, 7).toString("base64")],
    ["ENCRYPTION_KEY", Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString("base64")],
    ["ENCRYPTION_KEY", randomBytes(16).toString("hex").repeat(2)],
  ])("refuses the weak %s “%s” and says how to make one", (name, value) => {
    expect(messageOf({ ...production(), [name]: value })).toMatch(new RegExp(`^${name} .*openssl rand -base64 32$`));
  });

  test.each([
    ["NODE_ENV", "staging"],
    ["PROMPTOPS_MODE", "demo"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80a"],
    ["DATABASE_URL", "mysql://u@h/d"],
    ["DATABASE_URL", "not a url"],
    ["DATABASE_DIRECT_URL", "https://h"],
    ["APP_URL", "prompts.example.com"],
    ["APP_URL", "https://prompts.example.com/app"],
    ["APP_URL", "javascript:alert(1)"],
    ["SIGNUP", "everyone"],
    ["SIGNUP", "exa mple.com"],
    ["TRUSTED_PROXIES", "10.0.0.0/33"],
    ["TRUSTED_PROXIES", "proxy.internal"],
    ["TRUSTED_PROXIES", "10.0.0.0/8/8"],
    ["CORS_ORIGIN", "*"],
    ["CORS_ORIGIN", "https://a.test/path"],
    ["OPENAI_BASE_URL", "ftp://models"],
    ["OPENAI_MAX_CONCURRENCY", "0"],
    ["OPENAI_MAX_CONCURRENCY", "many"],
    ["LOG_LEVEL", "loud"],
  ])("refuses %s=%s in one line that names it", (name, value) => {
    expect(messageOf({ ...production(), [name]: value })).toMatch(new RegExp(`^${name} [^\n]+$`));
  });

  test("takes an issuer with its client, over https or on this machine", () => {
    const oidc = { OIDC_ISSUER: "https://login.example.com/realms/one/", OIDC_CLIENT_ID: "promptops", OIDC_CLIENT_SECRET: "x" };
    expect(parseEnv({ ...production(), ...oidc })).toMatchObject({ OIDC_ISSUER: "https://login.example.com/realms/one" });
    for (const url of ["http://localhost:8080", "http://127.0.0.1:8080"])
      expect(parseEnv({ ...production(), ...oidc, OIDC_ISSUER: url }).OIDC_ISSUER).toBe(url);
    expect(messageOf({ ...production(), ...oidc, OIDC_ISSUER: "http://login.example.com" })).toMatch(
      /^OIDC_ISSUER wants an https/,
    );
    for (const name of Object.keys(oidc))
      expect(messageOf({ ...production(), ...oidc, [name]: "" })).toMatch(new RegExp(`^${name} is missing: `));
  });

  test("refuses one secret for both purposes", () => {
    const same = randomBytes(32).toString("base64");
    expect(messageOf({ ...production(), AUTH_SECRET: same, ENCRYPTION_KEY: same })).toMatch(/^ENCRYPTION_KEY must differ/);
  });

  test("names every bad variable at once", () => {
    expect(messageOf({ ...production(), PORT: "x", LOG_LEVEL: "loud" }).split("\n")).toHaveLength(2);
  });
});

test("parseSettings wants no secret and no database", () => {
  expect(parseSettings({})).toMatchObject({ PROMPTOPS_MODE: "embedded", SIGNUP: "open" });
});

test(".env.example names exactly the variables that are read, with a line of words before each", () => {
  const lines = readFileSync(".env.example", "utf8").split("\n");
  const names = lines.flatMap((line, index) =>
    /^[A-Z_]+=$/.test(line) && lines[index - 1]?.startsWith("# ") ? [line.slice(0, -1)] : [],
  );
  expect(names.toSorted()).toEqual(envKeys.toSorted());
});
