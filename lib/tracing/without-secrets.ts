import type { SpanProcessor } from "@opentelemetry/sdk-trace";

/** Addresses as they were asked for: a path may hold the token of a link, a query anything. The route says enough. */
const addresses = /^(http\.(target|url)|url\.(full|path|query))$/;

/** Hands spans on without what may hold a secret: Next and pg-boss write the words of errors into them, and those quote statements. */
export const withoutSecrets = (next: SpanProcessor): SpanProcessor => ({
  onStart: (span, context) => next.onStart(span, context),
  onEnd(span) {
    for (const name of Object.keys(span.attributes)) if (addresses.test(name)) delete span.attributes[name];
    for (const event of span.events) {
      const type = event.attributes?.["exception.type"];
      event.attributes = type === undefined ? {} : { "exception.type": type };
    }
    delete span.status.message;
    next.onEnd(span);
  },
  forceFlush: () => next.forceFlush(),
  shutdown: () => next.shutdown(),
});
