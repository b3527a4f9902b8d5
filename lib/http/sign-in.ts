import { notFound, redirect } from "next/navigation";
import type { LiveSession, Membership } from "@/lib/accounts/find-session";
import type { Account, Caller, Context } from "@/lib/context";
import { accountOf, contextOf } from "./context-of";
import { currentSession } from "./current-session";

/** The person who looks at a page; others are sent to sign in. */
export async function accountFromSession(): Promise<Account> {
  const { caller, session } = await currentSession();
  return session ? accountOf(caller, session) : redirect("/sign-in");
}

/** The person who looks at a page of a workspace; a workspace they are not in is not there for them. */
export async function contextFromSession(workspaceSlug: string): Promise<Context> {
  const { caller, session, workspace } = await visit(workspaceSlug);
  return contextOf(caller, session, workspace);
}

/** The names a page of a workspace shows around its content. */
export async function workspaceFromSession(workspaceSlug: string) {
  const { session, workspace } = await visit(workspaceSlug);
  return { user: session.user, workspace, workspaces: session.memberships };
}

type Visit = { caller: Caller; session: LiveSession; workspace: Membership };

async function visit(slug: string): Promise<Visit> {
  const { caller, session } = await currentSession();
  if (!session) redirect(`/sign-in?callbackUrl=${encodeURIComponent(`/w/${slug}`)}`);
  const workspace = session.memberships.find((membership) => membership.slug === slug);
  return workspace ? { caller, session, workspace } : notFound();
}
