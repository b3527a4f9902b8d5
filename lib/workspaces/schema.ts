import { z } from "zod";
import { Email } from "@/lib/accounts/schema";
import { Id } from "@/lib/ids";
import { Instant } from "@/lib/instant";
import { listInput, pageOf } from "@/lib/pagination";
import { roles } from "@/lib/permissions";

export const ListWorkspaces = listInput(["createdAt", "updatedAt", "name"]);
export type ListWorkspaces = z.infer<typeof ListWorkspaces>;

export const Workspace = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  role: z.enum(roles).describe("of the person who asks"),
  runsKeptDays: z.number().nullable(),
  outputsKeptDays: z.number().nullable(),
  deliveriesKeptDays: z.number().nullable(),
  auditKeptDays: z.number().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export const WorkspacePage = pageOf(Workspace);

/** For how many days something is kept at least; null is for ever. */
const least = { runs: 1, outputs: 7, deliveries: 1, audit: 90 };
const days = (least: number) => z.number().int().min(least).max(36_500);
const keptDays = (least: number) => days(least).nullable().optional();
const Name = z.string().trim().min(1).max(100);

export const CreateWorkspace = z.strictObject({
  name: Name,
  slug: z
    .string()
    .max(40)
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "takes lower case letters, digits and single hyphens between them")
    .optional()
    .describe("stands in addresses and stays; made from the name where it is left out"),
});
export type CreateWorkspace = z.infer<typeof CreateWorkspace>;

export const WorkspaceId = z.strictObject({ id: Id.describe("id or slug") });
export type WorkspaceId = z.infer<typeof WorkspaceId>;

/** As a page asks for it, whose workspace is known. */
export const ExportWorkspace = z.strictObject({});

export const UpdateWorkspace = z.strictObject({
  id: Id,
  name: Name.optional(),
  runsKeptDays: keptDays(least.runs).describe("playground runs; null keeps them for ever, as all of these"),
  outputsKeptDays: keptDays(least.outputs).describe(
    "what evaluations sent and were answered, and reasons of scores; never that of a promotion's evidence, a baseline, an alert or an open review queue",
  ),
  deliveriesKeptDays: keptDays(least.deliveries).describe("what webhooks were told"),
  auditKeptDays: keptDays(least.audit).describe("the audit log; only an owner changes it"),
});
export type UpdateWorkspace = z.infer<typeof UpdateWorkspace>;

const chosen = (least: number) => z.union([z.literal("").transform(() => null), z.coerce.number().pipe(days(least))]).optional();
/** As a form sends it: an empty choice is for ever. */
export const KeepFor = z.strictObject({
  runsKeptDays: chosen(least.runs),
  outputsKeptDays: chosen(least.outputs),
  deliveriesKeptDays: chosen(least.deliveries),
  auditKeptDays: chosen(least.audit),
});

export const DeleteWorkspace = z.strictObject({ id: Id, confirm: z.string().max(100).describe("the workspace's slug") });
export type DeleteWorkspace = z.infer<typeof DeleteWorkspace>;

export const ListMembers = listInput(["createdAt", "updatedAt", "name"]).extend({ role: z.enum(roles).optional() });
export type ListMembers = z.infer<typeof ListMembers>;

export const Member = z.object({
  userId: z.string(),
  name: z.string(),
  email: z.string(),
  role: z.enum(roles),
  createdAt: Instant,
  updatedAt: Instant,
});
export const MemberPage = pageOf(Member);

export const ChangeRole = z.strictObject({ userId: Id, role: z.enum(roles) });
export type ChangeRole = z.infer<typeof ChangeRole>;

export const MemberId = z.strictObject({ userId: Id });
export type MemberId = z.infer<typeof MemberId>;

export const InviteMember = z.strictObject({
  role: z.enum(roles),
  email: Email.optional().describe("with it, only the account of this address can use the link"),
  expiresInDays: z.coerce.number().int().min(1).max(30).default(7),
});
export type InviteMember = z.infer<typeof InviteMember>;

export const ListInvitations = listInput(["createdAt", "updatedAt", "expiresAt"]).omit({ q: true });
export type ListInvitations = z.infer<typeof ListInvitations>;

export const Invitation = z.object({
  id: z.string(),
  role: z.enum(roles),
  email: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  expiresAt: Instant,
});
export const InvitationPage = pageOf(Invitation);
export const NewInvitation = Invitation.extend({
  token: z.string().describe("shown this once"),
  url: z.string().describe("the page where a person accepts"),
});

export const InvitationId = z.strictObject({ id: Id });
export type InvitationId = z.infer<typeof InvitationId>;

export const InvitationToken = z.strictObject({ token: z.string().min(1).max(200) });
export type InvitationToken = z.infer<typeof InvitationToken>;
