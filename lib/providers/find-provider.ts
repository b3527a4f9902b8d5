import type { BuiltInProviders } from "./built-in-providers";
import type { Provider } from "./model";

/**
 * The built-in provider of an id; without an id `default` where the operator set one, else the sandbox. Null for any
 * other id (a workspace's own are rows) and for `default` while none is set.
 */
export function findProvider(builtIn: BuiltInProviders, id?: string): Provider | null {
  if (id === undefined) return builtIn.default ?? builtIn.sandbox;
  if (id === "sandbox") return builtIn.sandbox;
  return id === "default" ? builtIn.default : null;
}
