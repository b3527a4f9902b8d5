import { eq } from "drizzle-orm";
import { users } from "@/db/schema/workspaces";
import { authenticate } from "@/lib/accounts/authenticate";
import { createAccount } from "@/lib/accounts/create-account";
import { listMemberships } from "@/lib/accounts/list-memberships";
import { CreateAccount } from "@/lib/accounts/schema";
import type { Caller, Context } from "@/lib/context";
import { scopesOf } from "@/lib/permissions";
import { updateWorkspace } from "@/lib/workspaces/update-workspace";
import { makeInvoices } from "./make-invoices";
import { makeReplies } from "./make-replies";
import { makeTriage } from "./make-triage";

export type SignIn = { email: string; password: string };

/**
 * The demo's workspace, made step by step by the verbs behind pages and API while a worker does the work. Each step looks whether it was
 * taken, so one that was interrupted goes on where it stopped, and a complete one stays as it is.
 */
export async function makeDemo(caller: Caller, signIn: SignIn): Promise<Context> {
  const ctx = await asOwner(caller, signIn);
  await makeTriage(ctx, { name: "Jonas Brandt", email: `jonas.${signIn.email}` });
  await makeInvoices(ctx);
  await makeReplies(ctx);
  return ctx;
}

async function asOwner(caller: Caller, { email, password }: SignIn): Promise<Context> {
  const isKnown = (await caller.db.$count(users, eq(users.email, email))) > 0;
  const account = CreateAccount.parse({ email, password, name: "Mira Halvorsen" });
  const { id } = isKnown ? await authenticate(caller, { email, password }) : (await createAccount(caller, account)).user;
  const [workspace] = await listMemberships(caller.db, id);
  if (!workspace) throw new Error(`${email} is in no workspace any more.`);
  const { role } = workspace;
  const principal = { kind: "user" as const, id, sessionId: "", role, scopes: scopesOf(role) }; // nobody signed in for this
  const ctx: Context = { ...caller, workspaceId: workspace.id, principal };
  if (workspace.name.startsWith(account.name)) await updateWorkspace(ctx, { id: workspace.id, name: "Slotwise" });
  return ctx;
}
