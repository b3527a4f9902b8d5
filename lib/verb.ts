import type { Account, Caller, Context } from "./context";
import { AppError, forbidden, markedWith } from "./errors";
import type { Scope } from "./permissions";
import { inSpan } from "./tracing/span";

/** Who may call a verb: anyone, any signed-in person, or who holds a scope in the workspace. */
export type Permission = Scope | "public" | "account";

/** The check every verb makes; a way in may make it earlier, before it reads a body. */
export function requireScope(ctx: Caller | Context, permission: Permission): void {
  if (permission === "public" || permission === "account") return;
  if (!("principal" in ctx) || !ctx.principal.scopes.has(permission))
    throw forbidden(`This needs the permission “${permission}”.`);
}

/** A use case. The scope is checked before anything else and carried along, so every way in reads the same one. */
export function verb<Input, Result>(permission: Scope, work: (ctx: Context, input: Input) => Promise<Result>) {
  const checked = async (ctx: Context, input: Input): Promise<Result> => {
    requireScope(ctx, permission);
    return run(permission, ctx, () => work(ctx, input));
  };
  return Object.assign(checked, { permission });
}

const errorType = (error: unknown) => (error instanceof AppError ? error.code : "internal");

/** Runs a verb's work, as a span where tracing is on; what it throws bears the request's id. */
async function run<Result>(permission: Permission, ctx: Caller, work: () => Promise<Result>): Promise<Result> {
  try {
    const attributes = { "promptops.request_id": ctx.requestId };
    return await inSpan(`verb ${permission}`, { attributes, errorType }, work);
  } catch (error) {
    throw markedWith(ctx.requestId, error);
  }
}

/** A use case of a signed-in person outside any workspace. */
export const accountVerb = <Input, Result>(work: (ctx: Account, input: Input) => Promise<Result>) =>
  Object.assign((ctx: Account, input: Input) => run("account", ctx, () => work(ctx, input)), { permission: "account" as const });

/** A use case open to anyone: sign-in and the system's own state. */
export const publicVerb = <Input, Result>(work: (ctx: Caller, input: Input) => Promise<Result>) =>
  Object.assign((ctx: Caller, input: Input) => run("public", ctx, () => work(ctx, input)), { permission: "public" as const });
