import { randomBytes } from "node:crypto";
import { one } from "@/db/rows";
import { apiKeys } from "@/db/schema/api-keys";
import { recordAudit } from "@/lib/audit/record-audit";
import { inTransaction, requirePerson } from "@/lib/context";
import { forbidden, invalidInput } from "@/lib/errors";
import { sha256 } from "@/lib/sha256";
import { verb } from "@/lib/verb";
import { lockMembers } from "@/lib/workspaces/lock-members";
import { keyPrefix } from "./key-prefix";
import type { CreateKey } from "./schema";

const shownCharacters = keyPrefix.length + 8;
const mostYears = 10;

/** A key of the workspace with a part of its maker's scopes. Its secret is shown once and kept as its hash. */
export const createKey = verb("workspace:admin", (ctx, { name, scopes, expiresAt = null }: CreateKey) =>
  inTransaction(ctx, async (ctx) => {
    const maker = requirePerson(ctx);
    (await lockMembers(ctx)).requireReach("admin"); // whoever is just being removed leaves no key behind
    const beyond = scopes.filter((scope) => !maker.scopes.has(scope));
    if (beyond.length > 0) throw forbidden(`A key cannot do more than its maker: ${beyond.join(", ")}.`);
    const secret = `${keyPrefix}${randomBytes(32).toString("base64url")}`;
    const row = {
      workspaceId: ctx.workspaceId,
      name,
      prefix: secret.slice(0, shownCharacters),
      hash: sha256(secret),
      scopes,
      createdBy: maker.id,
      expiresAt: expiresAt === null ? null : endOf(expiresAt),
    };
    const key = one(await ctx.db.insert(apiKeys).values(row).returning());
    await recordAudit(ctx, "api_key.created", key.id, { name, scopes, expiresAt: key.expiresAt });
    return { ...key, secret };
  }),
);

function endOf(text: string): Date {
  const end = new Date(text);
  const latest = new Date();
  latest.setFullYear(latest.getFullYear() + mostYears);
  if (end > new Date() && end <= latest) return end;
  const message = `must lie ahead, by ${mostYears} years at most`;
  throw invalidInput(`expiresAt: it ${message}.`, [{ path: "expiresAt", message }]);
}
