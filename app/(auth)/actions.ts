"use server";

import { redirect } from "next/navigation";
import { authenticate } from "@/lib/accounts/authenticate";
import { createAccount } from "@/lib/accounts/create-account";
import { resetPassword } from "@/lib/accounts/reset-password";
import { CreateAccount, ResetPassword, SignInForm } from "@/lib/accounts/schema";
import { publicAction } from "@/lib/http/action";
import { endBrowserSession, startBrowserSession } from "@/lib/http/browser-session";
import { localPath } from "@/lib/http/local-path";

export const signIn = publicAction(SignInForm, async (ctx, { callbackUrl, ...credentials }): Promise<void> => {
  const user = await authenticate(ctx, credentials);
  await startBrowserSession(ctx, user.id, user.passwordHash);
  redirect(localPath(callbackUrl));
});

export const signUp = publicAction(CreateAccount, async (ctx, input): Promise<void> => {
  const { user, workspace } = await createAccount(ctx, input);
  await startBrowserSession(ctx, user.id);
  redirect(`/w/${workspace.slug}`);
});

export const setNewPassword = publicAction(ResetPassword, async (ctx, input): Promise<void> => {
  await resetPassword(ctx, input);
  redirect("/sign-in?said=password-set");
});

export async function signOut(): Promise<void> {
  await endBrowserSession();
  redirect("/sign-in");
}
