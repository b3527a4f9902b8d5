import { z } from "zod";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";

const inPostgresRange = (text: string) => Date.parse(text) >= 0 && Date.parse(text) < Date.UTC(10_000, 0);
const Moment = z.iso.datetime({ offset: true }).refine(inPostgresRange, "lies outside the years 1970 to 9999");

export const ListAudit = listInput(["createdAt"]).extend({
  actorId: z.string().max(100).optional(),
  action: z.string().max(100).optional(),
  targetId: z.string().max(100).optional(),
  from: Moment.optional().describe("from this time on"),
  to: Moment.optional().describe("before this time"),
  cursor: z.string().max(100).optional().describe("the `nextCursor` of the page before; takes the place of `page`"),
});
export type ListAudit = z.infer<typeof ListAudit>;

export const AuditEntry = z.object({
  id: z.string(),
  actorKind: z.enum(["user", "key", "system"]),
  actorId: z.string(),
  actorName: z.string().nullable(),
  action: z.string(),
  targetId: z.string(),
  details: z.record(z.string(), z.unknown()),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: Instant,
});
export const AuditPage = pageOf(AuditEntry).extend({ nextCursor: z.string().nullable() });
