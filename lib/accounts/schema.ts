import { z } from "zod";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { roles } from "@/lib/permissions";

const shape = /^[^\s@"\p{Cc}]{1,64}@[^\s@.\p{Cc}]+(\.[^\s@.\p{Cc}]+)+$/u;

/** Folded as it is stored: no blanks around, NFC, lower case. */
export const Email = z.string().max(254).trim().normalize("NFC").toLowerCase().regex(shape, "is not an e-mail address");
const Password = z.string().min(1).max(256).normalize("NFC");
/** Bounded before and after: a composed letter is shorter. */
const NewPassword = z.string().max(256).normalize("NFC").min(8);
const Name = z.string().trim().min(1).max(100);

export const CreateAccount = z.strictObject({
  email: Email,
  password: NewPassword,
  name: Name,
  inviteToken: z.string().min(1).max(200).optional().describe("of an invitation: the account joins its workspace"),
});
export type CreateAccount = z.infer<typeof CreateAccount>;

export const Credentials = z.strictObject({
  email: z.string().min(1).max(254).trim().normalize("NFC").toLowerCase(),
  password: Password,
});
export type Credentials = z.infer<typeof Credentials>;

export const SignInForm = Credentials.extend({ callbackUrl: z.string().max(2000).default("/") });

export const ChangePassword = z.strictObject({ currentPassword: Password, newPassword: NewPassword });
export type ChangePassword = z.infer<typeof ChangePassword>;

/** `workspace` is the slug of the page that asks, to come back to. */
export const StartLink = z.strictObject({ currentPassword: Password, workspace: z.string().max(100) });

export const ResetPassword = z.strictObject({
  token: z.string().min(1).max(200).describe("the last step of the link's address"),
  newPassword: NewPassword,
});
export type ResetPassword = z.infer<typeof ResetPassword>;

export const ResetLink = z.object({
  userId: z.string(),
  token: z.string().describe("shown this once"),
  url: z.string().describe("where the person sets a new password"),
  expiresAt: Instant,
});

export const RenameAccount = z.strictObject({ name: Name });
export type RenameAccount = z.infer<typeof RenameAccount>;

export const RefreshToken = z.strictObject({ refreshToken: z.string().min(1).max(200) });
export type RefreshToken = z.infer<typeof RefreshToken>;

const User = z.object({ id: z.string(), email: z.string(), name: z.string(), createdAt: Instant, updatedAt: Instant });
const Workspace = z.object({ id: z.string(), slug: z.string(), name: z.string(), role: z.enum(roles) });

export const Tokens = z.object({
  accessToken: z.string(),
  refreshToken: z.string(),
  tokenType: z.literal("Bearer"),
  expiresIn: z.number().describe("seconds"),
});
export type Tokens = z.infer<typeof Tokens>;

/** `workspace` is the one joined first; null for a person who is in none. */
export const SignedIn = Tokens.extend({ user: User, workspace: Workspace.nullable() });

export const Nothing = z.strictObject({});
export const Me = z.object({ user: User, workspaces: z.array(Workspace) });

export const ListSessions = listInput(["createdAt", "lastSeenAt"]).omit({ q: true });
export type ListSessions = z.infer<typeof ListSessions>;

export const Session = z.object({
  id: z.string(),
  kind: z.enum(["browser", "token"]),
  userAgent: z.string().nullable(),
  address: z.string().nullable(),
  createdAt: Instant,
  lastSeenAt: Instant,
  expiresAt: Instant,
  current: z.boolean().describe("the session that asks"),
});
export const SessionPage = pageOf(Session);

export const RevokeSession = z.strictObject({ id: z.string() });
export type RevokeSession = z.infer<typeof RevokeSession>;
