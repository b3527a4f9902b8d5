import { foreignKey, index, pgTable, text } from "drizzle-orm/pg-core";
import { at, createdAt, id, updatedAt, workspaceId } from "./columns";
import { users, workspaces } from "./workspaces";

/** A link that lets one person into a workspace, once. Only the SHA-256 of its token is stored. */
export const invitations = pgTable(
  "invitations",
  {
    id: id("inv"),
    workspaceId: workspaceId(),
    role: text("role", { enum: ["owner", "admin", "editor", "reviewer", "viewer"] }).notNull(),
    /** Folded as a user's; with it, only the account of that address can use the link. */
    email: text("email"),
    tokenHash: text("token_hash").notNull().unique(),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    expiresAt: at("expires_at").notNull(),
    acceptedAt: at("accepted_at"),
    acceptedBy: text("accepted_by"),
    revokedAt: at("revoked_at"),
  },
  (t) => [
    foreignKey({ columns: [t.workspaceId], foreignColumns: [workspaces.id] }),
    foreignKey({ columns: [t.createdBy], foreignColumns: [users.id] }),
    foreignKey({ columns: [t.acceptedBy], foreignColumns: [users.id] }),
    index().on(t.workspaceId, t.createdAt),
  ],
);
