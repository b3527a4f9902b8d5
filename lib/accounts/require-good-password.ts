import { invalidInput } from "@/lib/errors";
import { commonPasswords } from "./common-passwords";

/** Refuses what would be guessed at once: a common password, the e-mail, one or two characters over and over. Nothing else is asked. */
export function requireGoodPassword(password: string, email: string, path: "password" | "newPassword"): void {
  const folded = password.trim().toLowerCase();
  const mine = [email, email.replace(/@.*/, "")];
  const isGuessed = commonPasswords.has(folded) || mine.includes(folded) || new Set(folded).size <= 2;
  if (!isGuessed) return;
  const message = "is one of the first that would be guessed: choose another";
  throw invalidInput(`${path}: ${message}`, [{ path, message }]);
}
