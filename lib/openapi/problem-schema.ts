import { z } from "zod";
import type { ErrorCode } from "@/lib/errors";
import { problemCodes } from "./problem-answers";

const codes = Object.keys(problemCodes) as [ErrorCode, ...ErrorCode[]]; // safe: the record has exactly these keys

/** RFC 9457. A conflict may carry more, such as what stands there now. */
export const Problem = z
  .looseObject({
    type: z.string().describe("Where the code is explained"),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe("What went wrong, in words for a person"),
    code: z.enum(codes).describe("What went wrong, for programs"),
    requestId: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: "Problem" });
