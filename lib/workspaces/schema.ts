import { z } from "zod";
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
  createdAt: Instant,
  updatedAt: Instant,
});
export const WorkspacePage = pageOf(Workspace);

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
