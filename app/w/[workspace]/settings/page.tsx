import type { Metadata } from "next";
import { leave } from "@/app/account/actions";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Fact, Facts } from "@/components/ui/facts";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import { DeleteWorkspaceDialog } from "@/components/workspaces/delete-workspace-dialog";
import { RenameForm } from "@/components/workspaces/rename-form";
import { accountFromSession, contextFromSession } from "@/lib/http/sign-in";
import { getWorkspace } from "@/lib/workspaces/get-workspace";
import { removeWorkspace, rename } from "./actions";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/w/[workspace]/settings">) {
  const { workspace: slug } = await params;
  const { principal } = await contextFromSession(slug);
  const { id, name, role, createdAt } = await getWorkspace(await accountFromSession(), { id: slug });

  return (
    <>
      <Card title="Workspace">
        <div className="flex flex-col gap-6">
          {principal.scopes.has("workspace:admin") && <RenameForm key={name} name={name} rename={rename.bind(null, slug)} />}
          <Facts>
            <Fact name="Slug">
              <span className="font-mono">{slug}</span>
            </Fact>
            <Fact name="Id">
              <span className="font-mono">{id}</span>
            </Fact>
            <Fact name="Created">
              <When at={createdAt} />
            </Fact>
            <Fact name="Your role">
              <Tag>{role}</Tag>
            </Fact>
          </Facts>
        </div>
      </Card>
      <Card title="Leave">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <p className="max-w-prose text-muted">
            You lose access at once. API keys you made here and invitations you have out stop working.
          </p>
          <ConfirmButton
            label="Leave workspace"
            title={`Leave ${name}`}
            text="You can come back only by a new invitation."
            ask={leave.bind(null, { id })}
            size="normal"
          />
        </div>
      </Card>
      {principal.scopes.has("workspace:own") && (
        <Card title="Delete">
          <div className="flex flex-wrap items-center justify-between gap-4">
            <p className="max-w-prose text-muted">
              Everything in this workspace is deleted, and evaluations that run are stopped.
            </p>
            <DeleteWorkspaceDialog name={name} slug={slug} remove={removeWorkspace.bind(null, slug)} />
          </div>
        </Card>
      )}
    </>
  );
}
