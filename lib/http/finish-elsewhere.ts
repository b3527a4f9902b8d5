import { cookies } from "next/headers";
import { linkIdentity } from "@/lib/accounts/link-identity";
import { signInElsewhere } from "@/lib/accounts/sign-in-elsewhere";
import { AppError } from "@/lib/errors";
import { openBrowserSession } from "./browser-session";
import { accountOf } from "./context-of";
import { currentSession } from "./current-session";
import { takeLinkRequest } from "./link-request";
import { localPath } from "./local-path";
import { identityOf } from "./oidc-provider";
import { overHttps } from "./session-cookie";

/** Where somebody who comes back from the issuer goes on: with a session of ours (its id), or to a page that says what happened. */
export async function finishElsewhere(claims: Record<string, unknown>): Promise<{ sid: string } | { path: string }> {
  const identity = identityOf(claims);
  const link = await takeLinkRequest();
  const { caller, session } = await currentSession();
  const isLink = link !== null && session?.id === link.sid; // another sign-in since then has not asked for it
  try {
    if (!identity) return { path: "/sign-in?error=Callback" };
    if (isLink) {
      await linkIdentity(accountOf(caller, session), identity);
      return { path: `${localPath(link.back)}?said=linked` };
    }
    const { userId } = await signInElsewhere(caller, { identity, inviteToken: await invitationCameFrom() });
    return { sid: await openBrowserSession(caller, userId) };
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== "forbidden" && error.code !== "conflict")) throw error;
    const reason = String(error.extra.data?.reason ?? "not-let-in");
    return { path: isLink ? `${localPath(link.back)}?said=${reason}` : `/sign-in?error=${reason}` };
  }
}

/** The link of an invitation, where its page sent the person to sign in: next-auth keeps the way back in a cookie. */
async function invitationCameFrom(): Promise<string | undefined> {
  const way = (await cookies()).get(`${overHttps() ? "__Secure-" : ""}next-auth.callback-url`)?.value ?? "";
  return /\/invite\/([\w-]{1,200})$/.exec(way)?.[1];
}
