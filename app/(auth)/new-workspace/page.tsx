import type { Metadata } from "next";
import Link from "next/link";
import { newWorkspace } from "@/app/account/actions";
import { NewWorkspaceForm } from "@/components/workspaces/new-workspace-form";
import { accountFromSession } from "@/lib/http/sign-in";

export const metadata: Metadata = { title: "New workspace" };

export default async function NewWorkspacePage() {
  await accountFromSession();
  return (
    <>
      <h1 className="font-semibold text-2xl">New workspace</h1>
      <p className="text-muted">Its prompts, datasets and members are apart from those of every other workspace.</p>
      <NewWorkspaceForm create={newWorkspace} />
      <p>
        <Link href="/" className="text-accent underline underline-offset-2">
          Back
        </Link>
      </p>
    </>
  );
}
