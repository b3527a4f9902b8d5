import { env } from "@/lib/env";
import { turnTracingOn } from "./span";
import { withoutSecrets } from "./without-secrets";

export type Tracing = { stop(): Promise<void> };

/** Sends spans to the operator's collector where one is set; else null, and nothing of it is loaded. */
export async function startTracing(serviceName: "promptops-web" | "promptops-worker"): Promise<Tracing | null> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_SAMPLER_ARG: ratio } = env();
  if (!OTEL_EXPORTER_OTLP_ENDPOINT) return null;
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
  turnTracingOn();
  return { stop: () => provider.shutdown().catch(() => {}) }; // a collector that is away keeps nobody here
}
