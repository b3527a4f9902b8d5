import type { Caller } from "@/lib/context";
import { openWorkspace } from "./open-workspace";
import { slugFrom } from "./slug-from";

/** The workspace a new person begins with. Call it in a transaction. */
export function openOwnWorkspace(caller: Caller, { id, name, email }: { id: string; name: string; email: string }) {
  const slug = slugFrom(name, email.replace(/@.*/, ""));
  return openWorkspace(caller, { userId: id, name: `${name}’s workspace`, slug });
}
