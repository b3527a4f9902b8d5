import { setTimeout as delay } from "node:timers/promises";
import { env } from "@/lib/env";
import { keepTracing } from "./tracing";
import { withoutSecrets } from "./without-secrets";

const longestFarewellMs = 3_000;

/** Sends spans to the operator's collector where one is set; else nothing of it is loaded. Whoever ends the process stops it. */
export async function startTracing(serviceName: "promptops-web" | "promptops-worker"): Promise<void> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER_ARG: ratio } = env();
  if (!OTEL_EXPORTER_OTLP_ENDPOINT) return;
  const [api, sdk, resources, exporter, hooks, core] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/resources"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/context-async-hooks"),
    import("@opentelemetry/core"),
  ]);
  const provider = new sdk.TracerProvider({
    resource: resources
      .defaultResource()
      .merge(resources.resourceFromAttributes({ "service.name": serviceName, "service.namespace": "promptops" }))
      .merge(resources.detectResources({ detectors: [resources.envDetector] })),
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(ratio) }),
    spanProcessors: [withoutSecrets(new sdk.BatchSpanProcessor({ exporter: new exporter.OTLPTraceExporter() }))],
  });
  api.trace.setGlobalTracerProvider(provider);
  api.context.setGlobalContextManager(new hooks.AsyncLocalStorageContextManager().enable());
  api.propagation.setGlobalPropagator(new core.W3CTraceContextPropagator());
  // a collector that is away keeps nobody here
  keepTracing({
    stop: () => Promise.race([provider.shutdown().catch(() => {}), delay(longestFarewellMs, undefined, { ref: false })]),
  });
}
