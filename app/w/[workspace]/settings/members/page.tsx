import type { Metadata } from "next";
import { hrefWith } from "@/components/href-with";
import { PageSection } from "@/components/page-section";
import { EmptyState } from "@/components/ui/empty-state";
import { PageLinks } from "@/components/ui/page-links";
import { SearchForm } from "@/components/ui/search-form";
import { InvitationTable } from "@/components/workspaces/invitation-table";
import { InviteDialog } from "@/components/workspaces/invite-dialog";
import { MemberTable } from "@/components/workspaces/member-table";
import { RoleTable } from "@/components/workspaces/role-table";
import type { Context } from "@/lib/context";
import { readQuery } from "@/lib/http/read-query";
import { contextFromSession } from "@/lib/http/sign-in";
import { type Role, reaches, roles, scopesOf } from "@/lib/permissions";
import { listInvitations } from "@/lib/workspaces/list-invitations";
import { listMembers } from "@/lib/workspaces/list-members";
import { ListInvitations, ListMembers } from "@/lib/workspaces/schema";
import { giveRole, invite, makeResetLink, takeBack, takeOut } from "./actions";

export const metadata: Metadata = { title: "Members" };

/** The roles the person who looks may give and take. */
const reachOf = ({ principal }: Context): Role[] =>
  principal.kind === "user" && principal.scopes.has("members:write") ? roles.filter((role) => reaches(principal.role, role)) : [];

export default async function MembersPage({ params, searchParams }: PageProps<"/w/[workspace]/settings/members">) {
  const { workspace } = await params;
  const query = await searchParams;
  const ctx = await contextFromSession(workspace);
  const reach = reachOf(ctx);
  const [members, invitations] = await Promise.all([
    listMembers(ctx, readQuery(ListMembers, query, { sort: "name", order: "asc" })),
    reach.length > 0 ? listInvitations(ctx, ListInvitations.parse({ pageSize: 100 })) : null,
  ]);
  const path = `/w/${workspace}/settings/members`;

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <SearchForm label="Search members" path={path} query={query} />
        {reach.length > 0 && <InviteDialog roles={reach} invite={invite.bind(null, workspace)} />}
      </div>
      {members.data.length === 0 && (
        <EmptyState title="No such member" text="Take out a letter, or look for the e-mail address." />
      )}
      {members.data.length > 0 && (
        <MemberTable
          members={members.data}
          self={ctx.principal.id}
          reach={reach}
          give={giveRole.bind(null, workspace)}
          remove={takeOut.bind(null, workspace)}
          reset={makeResetLink.bind(null, workspace)}
        />
      )}
      <PageLinks what="members" {...members.pagination} hrefOf={(page) => hrefWith(path, query, { page: String(page) })} />
      {invitations && invitations.data.length > 0 && (
        <PageSection title="Open invitations">
          <InvitationTable invitations={invitations.data} revoke={takeBack.bind(null, workspace)} />
        </PageSection>
      )}
      <PageSection title="What each role may do">
        <RoleTable
          roles={roles.map((role) => ({ role, scopes: [...scopesOf(role)] }))}
          own={ctx.principal.kind === "user" ? ctx.principal.role : null}
        />
      </PageSection>
    </>
  );
}
