import { afterAll } from "vitest";
import type { Context } from "@/lib/context";
import { env } from "@/lib/env";
import { createProvider } from "@/lib/providers/create-provider";
import { CreateProvider } from "@/lib/providers/schema";
import { type Stub, type StubOptions, startStub } from "./stub-provider/start-stub";

let stub: Promise<Stub> | undefined;
afterAll(async () => (await stub)?.close());

/** A server on loopback that the operator allowed, as PROVIDER_ALLOWED_HOSTS would. */
export async function anAllowedStub(options: StubOptions = {}): Promise<Stub> {
  const started = await startStub(options);
  env().PROVIDER_ALLOWED_HOSTS.push(`127.0.0.1:${started.port}`);
  return started;
}

/** A provider of the workspace at a server of this test file. */
export async function aStubbedProvider(ctx: Context, more: object = {}) {
  stub ??= anAllowedStub();
  const { baseUrl } = await stub;
  return createProvider(ctx, CreateProvider.parse({ name: "Stub", baseUrl, apiKey: "sk-canary-of-the-workspace-0000", ...more }));
}
