/** Why a sign-in did not come about, by the word in the address; anything else is told in general. */
const problems: Record<string, string> = {
  CredentialsSignin: "the e-mail or the password is wrong.",
  unverified: "no e-mail address was confirmed there, and an account here needs one.",
  "has-password":
    "there is an account with this e-mail and a password. Sign in with the password, then link the two under Settings, Your account.",
  "other-identity": "the account with this e-mail is linked to another sign-in there. Ask whoever runs PromptOps here.",
  "not-let-in": "new accounts need an invitation here, or an e-mail address of the right domain. Ask an admin of your team.",
  "other-email": "the e-mail address there is not the one of this account.",
  taken: "one of the two is linked to something else already.",
};

export const signInProblem = (reason: unknown): string =>
  (typeof reason === "string" && Object.hasOwn(problems, reason) && problems[reason]) || "it was not completed. Try again.";
