import { z } from "zod";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { keyScopes } from "@/lib/permissions";

export const CreateKey = z.strictObject({
  name: z.string().trim().min(1).max(100),
  scopes: z
    .array(z.enum(keyScopes))
    .min(1)
    .max(keyScopes.length)
    .transform((chosen) => keyScopes.filter((scope) => chosen.includes(scope))),
  expiresAt: z.iso.datetime({ offset: true }).nullish().describe("left out: it does not expire"),
});
export type CreateKey = z.infer<typeof CreateKey>;

/** The form says for how many days; nothing: for ever. */
export const KeyForm = CreateKey.omit({ expiresAt: true }).extend({ days: z.coerce.number().int().min(0).max(366) });

export const ListKeys = listInput(["createdAt", "updatedAt", "name", "lastUsedAt"]);
export type ListKeys = z.infer<typeof ListKeys>;

export const KeyId = z.strictObject({ id: Id });
export type KeyId = z.infer<typeof KeyId>;

export const ApiKey = z.object({
  id: z.string(),
  name: z.string(),
  prefix: z.string().describe("the first characters of the secret"),
  scopes: z.array(z.string()),
  createdBy: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  expiresAt: Instant.nullable(),
  lastUsedAt: Instant.nullable().describe("to the minute"),
});
export const ApiKeyPage = pageOf(ApiKey);
export const NewApiKey = ApiKey.extend({ secret: z.string().describe("shown this once; send it as `Authorization: Bearer`") });
