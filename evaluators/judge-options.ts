import { z } from "zod";
import type { AskedModel, CheckTools } from "./evaluator";

/** Options every judge has. */
export const judgeOptions = {
  model: z.string().min(1).max(200).describe("The judge's model; better not the model that is judged"),
  providerId: z.string().min(1).max(100).optional().describe("The judge's provider; without one, the default provider"),
  votes: z
    .number()
    .int()
    .min(1)
    .max(9)
    .default(1)
    .describe("How often the judge is asked; several votes differ only where its temperature is above 0"),
  combine: z
    .enum(["majority", "median", "mean"])
    .optional()
    .describe("How several votes become one: majority for labels, median for scores, unless said otherwise"),
  temperature: z.number().min(0).max(2).default(0).describe("The judge's temperature; left out where the model takes none"),
};

export const maxTokensOption = (length: number) =>
  z.number().int().min(50).max(20_000).default(length).describe("Greatest length of the judge's answer");

export type JudgeOptions = {
  model: string;
  providerId?: string | undefined;
  votes: number;
  combine?: "majority" | "median" | "mean" | undefined;
  temperature: number;
  maxTokens: number;
};

export const modelsOfJudge = (options: JudgeOptions, orders = 1): AskedModel[] => [
  {
    ...(options.providerId !== undefined && { providerId: options.providerId }),
    name: options.model,
    calls: options.votes * orders,
    maxTokens: options.maxTokens,
  },
];

export const checkJudge = ({ providerId }: { providerId?: string | undefined }, tools: CheckTools): void =>
  tools.requireProvider(providerId);
