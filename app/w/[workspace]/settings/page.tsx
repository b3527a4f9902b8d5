import { Download } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { leave } from "@/app/account/actions";
import { buttonClass } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Fact, Facts } from "@/components/ui/facts";
import { Tag } from "@/components/ui/tag";
import { When } from "@/components/when";
import { Danger, DangerZone } from "@/components/workspaces/danger-zone";
import { DeleteWorkspaceDialog } from "@/components/workspaces/delete-workspace-dialog";
import { KeepForm } from "@/components/workspaces/keep-form";
import { RenameForm } from "@/components/workspaces/rename-form";
import { accountFromSession, contextFromSession } from "@/lib/http/sign-in";
import { getWorkspace } from "@/lib/workspaces/get-workspace";
import { keep, removeWorkspace, rename } from "./actions";

const elsewhere = [
  { path: "/suites", title: "Suites", text: "What a version is measured with, again and again" },
  { path: "/prompts", title: "Gates", text: "On each prompt: what a version must show before it is served" },
  { path: "/schedules", title: "Schedules", text: "When what is served is measured anew" },
  { path: "/alerts", title: "Alerts", text: "What got worse, and who sees to it" },
  { path: "/evaluators", title: "Evaluators", text: "How answers are scored" },
  { path: "/audit-log", title: "Audit log", text: "Who did what, and when" },
];

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage({ params }: PageProps<"/w/[workspace]/settings">) {
  const { workspace: slug } = await params;
  const { principal } = await contextFromSession(slug);
  const { id, name, role, createdAt, ...kept } = await getWorkspace(await accountFromSession(), { id: slug });

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
      {principal.scopes.has("workspace:admin") && (
        <Card title="How long things are kept">
          <KeepForm kept={kept} isOwner={principal.scopes.has("workspace:own")} keep={keep.bind(null, slug)} />
        </Card>
      )}
      {principal.scopes.has("workspace:own") && (
        <Card title="Everything as a file">
          <div className="flex flex-wrap items-center justify-between gap-4">
            <p className="max-w-prose text-muted">
              Prompts with their versions, datasets with their revisions, evaluations with results, promotions, reviews and the
              audit log, as JSON Lines. Keys and secrets are not in it.
            </p>
            <a href={`/files/workspace/export?workspace=${slug}`} download className={buttonClass()}>
              <Download aria-hidden="true" />
              Download
            </a>
          </div>
        </Card>
      )}
      <Card title="Elsewhere in this workspace" flush>
        <ul className="divide-y divide-line sm:grid sm:grid-cols-2 sm:divide-y-0">
          {elsewhere.map(({ path, title, text }) => (
            <li key={path} className="relative px-4 py-3 hover:bg-raised">
              <Link href={`/w/${slug}${path}`} className="font-medium -outline-offset-2 after:absolute after:inset-0">
                {title}
              </Link>
              <p className="text-muted">{text}</p>
            </li>
          ))}
        </ul>
      </Card>
      <DangerZone>
        <Danger text="You lose access at once. API keys you made here and invitations you have out stop working.">
          <ConfirmButton
            label="Leave workspace"
            title={`Leave ${name}`}
            text="You can come back only by a new invitation."
            ask={leave.bind(null, { id })}
            size="normal"
          />
        </Danger>
        {principal.scopes.has("workspace:own") && (
          <Danger text="Everything in this workspace is deleted, and evaluations that run are stopped. Nobody can bring it back.">
            <DeleteWorkspaceDialog name={name} slug={slug} remove={removeWorkspace.bind(null, slug)} />
          </Danger>
        )}
      </DangerZone>
    </>
  );
}
