import type { Metadata } from "next";
import Link from "next/link";
import { setNewPassword } from "@/app/(auth)/actions";
import { ResetForm } from "@/components/accounts/reset-form";
import { readPasswordReset } from "@/lib/accounts/read-password-reset";
import { AppError } from "@/lib/errors";
import { currentSession } from "@/lib/http/current-session";
import { countTokenMisses } from "@/lib/limits/count-token-misses";

// The address is a secret: no search engine and no other site is to learn it.
export const metadata: Metadata = { title: "New password", referrer: "no-referrer", robots: { index: false } };

export default async function ResetPage({ params }: PageProps<"/reset/[token]">) {
  const { token } = await params;
  const { caller } = await currentSession();
  const found = await countTokenMisses(caller, () => readPasswordReset(caller, token)).catch(refusalOf);
  if (found instanceof AppError) return <NoLink refusal={found} />;
  return (
    <>
      <h1 className="font-semibold text-xl">Set a new password</h1>
      <p className="break-words text-muted">
        For <strong className="font-medium text-ink">{found.email}</strong>. You are then signed out everywhere and sign in with
        the new password.
      </p>
      <ResetForm token={token} email={found.email} submit={setNewPassword} />
    </>
  );
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

function NoLink({ refusal }: { refusal: AppError }) {
  const isUnknown = refusal.code === "not_found";
  return (
    <>
      <h1 className="font-semibold text-xl">{isUnknown ? "This link does not work" : "Not now"}</h1>
      <p className="text-muted">
        {isUnknown ? "It is unknown, used, replaced or older than an hour. Ask whoever sent it for a new one." : refusal.message}
      </p>
      <p>
        <Link href="/sign-in" className="text-accent underline underline-offset-2">
          Go to the sign-in
        </Link>
      </p>
    </>
  );
}
