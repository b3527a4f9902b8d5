import { type CallDeadline, openDeadline } from "./call-deadline";
import { hideSecrets } from "./hide-secrets";
import { type CallLimits, type Provider, ProviderFault } from "./model";
import { openaiClient } from "./openai-client";
import { toFault } from "./to-fault";

/** One call under its limits: `get` and `post` go through the SDK and answer the response once its headers are there. */
export type GuardedCall = {
  get(path: string): Promise<Response>;
  post(path: string, body: object, headers?: Record<string, string>): Promise<Response>;
  reading: { maxResponseBytes: number; deadline: CallDeadline };
  /** Milliseconds since the call began. */
  elapsed(): number;
};

/** Runs one call so that whatever goes wrong comes out as a `ProviderFault`; a mistake of our own is thrown as it is. */
export async function guardCall<T>(provider: Provider, limits: CallLimits, work: (call: GuardedCall) => Promise<T>): Promise<T> {
  const deadline = openDeadline(limits);
  const startedAt = performance.now();
  const elapsed = () => Math.round(performance.now() - startedAt);
  try {
    const client = openaiClient(provider);
    const { signal } = deadline;
    const arrived = async (sent: { asResponse(): Promise<Response> }) => {
      const response = await sent.asResponse();
      deadline.touch();
      return response;
    };
    return await work({
      get: (path) => arrived(client.get(path, { signal })),
      post: (path, body, headers = {}) => arrived(client.post(path, { body, headers, signal })),
      reading: { maxResponseBytes: limits.maxResponseBytes, deadline },
      elapsed,
    });
  } catch (error) {
    // Our own end of the call comes out of the network in many shapes
    const fault = deadline.fault() ?? toFault(error);
    if (!fault) throw error;
    throw new ProviderFault(fault.code, hideSecrets(fault.message, provider), { ...fault.detail, latencyMs: elapsed() });
  } finally {
    deadline.close();
  }
}
