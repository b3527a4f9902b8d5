import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { Price } from "@/lib/providers/model";
import type { Envelope } from "@/lib/secrets/seal-secret";
import { at, createdAt, createdBy, id, updatedAt, workspaceId } from "./columns";
import { workspaces } from "./workspaces";

/**
 * An OpenAI-compatible endpoint of a workspace. Key and values of extra headers and query parameters are sealed together, bound to
 * workspace, provider and origin. One that was used is archived when it is deleted: its secrets go, its name stays for what names it.
 */
export const providers = pgTable(
  "providers",
  {
    id: id("prov"),
    workspaceId: workspaceId(),
    name: text("name").notNull(),
    /** The name as it is compared. */
    nameKey: text("name_key").notNull(),
    baseUrl: text("base_url").notNull(),
    sealed: jsonb("sealed").$type<Envelope>(),
    hasKey: boolean("has_key").notNull(),
    keyHint: text("key_hint"),
    headerNames: text("header_names").array().notNull().default([]),
    queryNames: text("query_names").array().notNull().default([]),
    maxConcurrency: integer("max_concurrency").notNull(),
    requestsPerMinute: integer("requests_per_minute"),
    tokensPerMinute: integer("tokens_per_minute"),
    /** How long one call may take. */
    timeoutSeconds: integer("timeout_seconds").notNull().default(180),
    createdBy: createdBy(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    archivedAt: at("archived_at"),
  },
  (t) => [
    unique().on(t.workspaceId, t.id),
    uniqueIndex("providers_name").on(t.workspaceId, t.nameKey).where(sql`archived_at is null`),
    index().on(t.workspaceId, t.createdAt),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
  ],
);

/** What is left of a provider's requests and tokens, as of `filled_at`; every process takes from it. */
export const providerRates = pgTable(
  "provider_rates",
  {
    workspaceId: workspaceId(),
    providerId: text("provider_id").notNull(),
    requests: doublePrecision("requests").notNull(),
    tokens: doublePrecision("tokens").notNull(),
    filledAt: at("filled_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.providerId] }),
    foreignKey({ columns: [t.workspaceId, t.providerId], foreignColumns: [providers.workspaceId, providers.id] }),
  ],
);

/** A name of the workspace for a model of a provider, its own or a built-in one, with what it costs from which day on. */
export const models = pgTable(
  "models",
  {
    workspaceId: workspaceId(),
    alias: text("alias").notNull(),
    providerId: text("provider_id"),
    builtIn: text("built_in", { enum: ["default", "sandbox"] }),
    name: text("name").notNull(),
    prices: jsonb("prices").$type<Price[]>().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.workspaceId, t.alias] }),
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
    foreignKey({ columns: [t.workspaceId, t.providerId], foreignColumns: [providers.workspaceId, providers.id] }),
    check("models_provider", sql`num_nonnulls(${t.providerId}, ${t.builtIn}) = 1`),
  ],
);
