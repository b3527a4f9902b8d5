import { show } from "@/components/show";

type Limits = {
  maxConcurrency: number;
  timeoutSeconds: number;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
};

/** The limits of a provider, one a line. */
export const limitsOf = ({ maxConcurrency, timeoutSeconds, requestsPerMinute, tokensPerMinute }: Limits): string[] => [
  `${show.count(maxConcurrency)} at once, ${timeoutSeconds} s each`,
  ...(requestsPerMinute === null ? [] : [`${show.count(requestsPerMinute)} requests/min`]),
  ...(tokensPerMinute === null ? [] : [`${show.count(tokensPerMinute)} tokens/min`]),
];
