import { AppError } from "@/lib/errors";

/** For a page or form whose session ended while somebody was at work; `signIn` is where another begins. */
export const signedOut = () =>
  new AppError("unauthenticated", "You have been signed out. What you wrote here stays: sign in again, then send it again.", {
    data: { signIn: "/sign-in" },
  });
