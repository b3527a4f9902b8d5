import { z } from "zod";
import { invalidInput } from "./errors";

/** The query every list takes; `sort` names what a list can be ordered by. */
export const listInput = <const Sort extends readonly [string, ...string[]]>(sort: Sort) =>
  z.strictObject({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
    sort: z.enum(sort).default(sort[0] as Sort[number]), // safe: a Sort list is never empty
    order: z.enum(["asc", "desc"]).default("desc"),
    q: z.string().max(200).optional(),
  });

export const Pagination = z.object({ page: z.number(), pageSize: z.number(), total: z.number(), totalPages: z.number() });

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item),
    pagination: Pagination,
  });

/** For walking through a long list: the `nextCursor` of the page before. */
export const Cursor = z
  .string()
  .min(1)
  .max(200)
  .optional()
  .describe("The `nextCursor` of the page before; takes the place of `page`");
export const cursorPageOf = <Item extends z.ZodType>(item: Item) =>
  pageOf(item).extend({ nextCursor: z.string().nullable().describe("Of the page after this one; null where there is none") });

type Asked = { page: number; pageSize: number };
export const window = ({ page, pageSize }: Asked) => ({ limit: pageSize, offset: (page - 1) * pageSize });
export const paginate = <Row>(data: Row[], total: number, { page, pageSize }: Asked) => ({
  data,
  pagination: { page, pageSize, total, totalPages: Math.ceil(total / pageSize) },
});

/** One row more than asked for says whether there is another page, which the last row asked for is the cursor of. */
export function cutAt<Row extends { id: string }>(found: Row[], limit: number): { rows: Row[]; nextCursor: string | null } {
  const rows = found.slice(0, limit);
  return { rows, nextCursor: found.length > limit ? (rows.at(-1)?.id ?? null) : null };
}

export const unknownCursor = () =>
  invalidInput("cursor: it is none of this list.", [{ path: "cursor", message: "is none of this list" }]);

/**
 * How many rows a counted page stands for: as its first row says. Where it has none, nothing fits, or it lies behind the end and only
 * `count` knows.
 */
export async function totalOf(counted: number | undefined, offset: number, count: () => Promise<number>): Promise<number> {
  return counted ?? (offset === 0 ? 0 : count());
}

/**
 * A page of `total` rows as it is read from whichever end of them is nearer, since Postgres reads what it skips. `isBackwards`: in the
 * opposite order.
 */
export function fromNearerEnd({ limit, offset }: { limit: number; offset: number }, total: number) {
  const behind = Math.max(0, total - offset - limit);
  if (offset <= behind) return { limit, offset, isBackwards: false };
  return { limit: Math.max(0, Math.min(limit, total - offset)), offset: behind, isBackwards: true };
}

/** `text` as a literal inside an ILIKE pattern. */
export const likePattern = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
