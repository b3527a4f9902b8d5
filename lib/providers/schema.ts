import { z } from "zod";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";

const Name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .transform((name) => name.normalize("NFC"));
const Key = z
  .string()
  .min(1)
  .max(4_000)
  .regex(/^[\x21-\x7e]+$/, "holds a blank or a character no key has");
const Extras = z.record(z.string().max(100), z.string().max(4_000));
const ChangedExtras = z.record(z.string().max(100), z.string().max(4_000).nullable());
/** Header names mean the same in whatever case. */
const inLowerCase = <Value>(headers: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
const BaseUrl = z
  .string()
  .trim()
  .min(1)
  .max(2_000)
  .describe("What /chat/completions follows, such as https://api.example.com/v1");
const Concurrency = z.number().int().min(1).max(1_000);
const Seconds = z
  .number()
  .int()
  .min(1)
  .max(600)
  .describe("How long one call may take; an evaluation tries one that hangs three times");
const PerMinute = z.number().int().min(1).max(1_000_000_000).nullable().describe("null: no limit");

const ofExtras = (what: string) => `Extra ${what} by name; their values are kept encrypted and never shown`;
const ofChanges = (what: string) => `${ofExtras(what)}. null takes one away, one that is left out stays`;

export const CreateProvider = z.strictObject({
  name: Name,
  baseUrl: BaseUrl,
  apiKey: Key.nullish(),
  headers: Extras.transform(inLowerCase).default({}).describe(ofExtras("headers")),
  query: Extras.default({}).describe(ofExtras("query parameters")),
  maxConcurrency: Concurrency.default(20),
  timeoutSeconds: Seconds.default(180),
  requestsPerMinute: PerMinute.default(null),
  tokensPerMinute: PerMinute.default(null),
});
export type CreateProvider = z.infer<typeof CreateProvider>;

export const ProviderId = z.strictObject({ id: Id });
export type ProviderId = z.infer<typeof ProviderId>;

export const UpdateProvider = z.strictObject({
  id: Id,
  name: Name.optional(),
  baseUrl: BaseUrl.optional(),
  apiKey: Key.nullish().describe("null takes the key away; left out, it stays, but another host asks for it again"),
  headers: ChangedExtras.transform(inLowerCase).default({}).describe(ofChanges("headers")),
  query: ChangedExtras.default({}).describe(ofChanges("query parameters")),
  maxConcurrency: Concurrency.optional(),
  timeoutSeconds: Seconds.optional(),
  requestsPerMinute: PerMinute.optional(),
  tokensPerMinute: PerMinute.optional(),
});
export type UpdateProvider = z.infer<typeof UpdateProvider>;

export const ListProviders = listInput(["createdAt", "updatedAt", "name"]);
export type ListProviders = z.infer<typeof ListProviders>;

/** What is told of a provider, to whatever role: names and figures, never a secret. */
export const ProviderView = z
  .object({
    id: z.string(),
    name: z.string(),
    baseUrl: z.string(),
    hasKey: z.boolean(),
    keyHint: z.string().nullable().describe("the last four characters of a long key"),
    isReadable: z
      .boolean()
      .describe("false where the secrets were encrypted with a key that this installation does not have any more"),
    headers: z.array(z.string()).describe("names alone"),
    query: z.array(z.string()).describe("names alone"),
    maxConcurrency: z.number(),
    timeoutSeconds: z.number(),
    requestsPerMinute: z.number().nullable(),
    tokensPerMinute: z.number().nullable(),
    createdBy: z.string().nullable(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "Provider" });
export const ProviderPage = pageOf(ProviderView);

export const TestProvider = z.strictObject({
  id: Id,
  model: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe("asked for one token; left out, the list of models is asked for, which costs nothing"),
});
export type TestProvider = z.infer<typeof TestProvider>;

export const TestedProvider = z.object({
  ok: z.boolean(),
  outcome: z.string().describe("what came of it, in words"),
  code: z.string().nullable().describe("the fault, such as auth, not_found, network or timeout"),
  latencyMs: z.number(),
});
export type TestedProvider = z.infer<typeof TestedProvider>;

export const ProviderModels = z.object({ data: z.array(z.string()) });

const Usd = z.number().min(0).max(1_000_000);
const DatedPrice = z.strictObject({
  from: z.iso.date().describe("the first day (UTC) it holds"),
  input: Usd,
  cached: Usd.optional(),
  output: Usd,
  reasoning: Usd.optional(),
});

/** A name for a model of a provider. */
export const ModelAlias = z.strictObject({
  alias: z.string().trim().min(1).max(200),
  providerId: Id.describe("a provider of the workspace, `default` or `sandbox`"),
  model: z.string().trim().min(1).max(200).describe("the name the provider knows it by"),
  prices: z.array(DatedPrice).max(50).default([]).describe("USD per million tokens; the newest that has begun holds"),
});
export type ModelAlias = z.infer<typeof ModelAlias>;

export const ModelAliases = z.object({ data: z.array(ModelAlias) });

export const ReplaceAliases = z.strictObject({ data: z.array(ModelAlias).max(500).describe("the whole list") });
export type ReplaceAliases = z.infer<typeof ReplaceAliases>;
