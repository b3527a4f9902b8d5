import { type Attributes, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { noteActivity } from "@/lib/activity";
import { isTracing } from "./tracing";

type Options = {
  attributes?: Attributes;
  kind?: SpanKind;
  /** What the span says of a thrown error; else only its kind of error, whose words may quote what somebody wrote. */
  errorType?: (error: unknown) => string;
};

/** Runs `work` as a span where tracing is on; where it is off nothing is made. No error's message is told, only its type. */
export function inSpan<Result>(name: string, options: Options, work: (span?: Span) => Promise<Result>): Promise<Result> {
  if (!isTracing()) return work();
  const { attributes, kind = SpanKind.INTERNAL, errorType = typeOf } = options;
  return trace.getTracer("promptops").startActiveSpan(name, { attributes, kind }, async (span) => {
    noteActivity({ traceId: span.spanContext().traceId });
    try {
      return await work(span);
    } catch (error) {
      span.setAttribute("error.type", errorType(error)).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}

const typeOf = (error: unknown): string => (error instanceof Error ? error.name : typeof error);
