import { z } from "zod";

/** The query every list takes; `sort` names what a list can be ordered by. */
export const listInput = <const Sort extends readonly [string, ...string[]]>(sort: Sort) =>
  z.strictObject({
    page: z.coerce.number().int().min(1).max(1_000_000).default(1),
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
    sort: z.enum(sort).default(sort[0] as Sort[number]), // safe: a Sort list is never empty
    order: z.enum(["asc", "desc"]).default("desc"),
    q: z.string().max(200).optional(),
  });

export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    data: z.array(item),
    pagination: z.object({ page: z.number(), pageSize: z.number(), total: z.number(), totalPages: z.number() }),
  });

type Asked = { page: number; pageSize: number };
export const window = ({ page, pageSize }: Asked) => ({ limit: pageSize, offset: (page - 1) * pageSize });
export const paginate = <Row>(data: Row[], total: number, { page, pageSize }: Asked) => ({
  data,
  pagination: { page, pageSize, total, totalPages: Math.ceil(total / pageSize) },
});

/** `text` as a literal inside an ILIKE pattern. */
export const likePattern = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;
