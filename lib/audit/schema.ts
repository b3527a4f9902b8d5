import { z } from "zod";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { Cursor, cursorPageOf, listInput } from "@/lib/pagination";

const inPostgresRange = (text: string) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(10_000, 0);
const Moment = z
  .union([z.iso.datetime({ offset: true }), z.iso.date()])
  .refine(inPostgresRange, "lies outside the years 1970 to 9999");

const filters = {
  actorId: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  kind: z
    .string()
    .regex(/^[a-z_]{1,50}$/)
    .optional()
    .describe("What the action was on: the part of its name before the dot, such as `version`"),
  targetId: z.string().max(100).optional(),
  from: Moment.optional().describe("From this time, or from the beginning of this day in UTC"),
  to: Moment.optional().describe("Before this time, or to the end of this day in UTC"),
};

export const ListAudit = listInput(["createdAt"]).extend({ ...filters, cursor: Cursor });
export type ListAudit = z.infer<typeof ListAudit>;

export const ExportAudit = listInput(["createdAt"])
  .pick({ order: true, q: true })
  .extend({ ...filters, format: z.enum(["csv", "jsonl"]).default("csv") });
export type ExportAudit = z.infer<typeof ExportAudit>;

export const AuditEntryId = z.strictObject({ id: Id });
export type AuditEntryId = z.infer<typeof AuditEntryId>;

export const AuditEntry = z.object({
  id: z.string(),
  actorKind: z.enum(["user", "key", "system"]),
  actorId: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  targetId: z.string(),
  target: z
    .object({
      name: z.string().nullable(),
      promptSlug: z.string().nullable(),
      number: z.number().nullable(),
      evaluationId: z.string().nullable(),
      resultId: z.string().nullable(),
    })
    .describe("What the target is called now; all null where it is gone or has no name"),
  details: z.record(z.string(), z.unknown()).describe("For admins with the e-mail of an invitation"),
  requestId: z.string().nullable(),
  address: z.string().nullable().describe("From where it was done: for admins, else null"),
  createdAt: Instant,
});
export const AuditPage = cursorPageOf(AuditEntry);
