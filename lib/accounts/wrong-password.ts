import { unauthenticated } from "@/lib/errors";

/** One answer for an unknown e-mail, a wrong password and one that was changed a moment ago. */
export const wrongPassword = () => unauthenticated("The e-mail or the password is wrong.");
