import { cookies } from "next/headers";
import { signOut } from "@/app/(auth)/actions";
import { find } from "@/app/w/[workspace]/actions";
import { HeldBanner } from "@/components/held-banner";
import { KeepFocus } from "@/components/nav/keep-focus";
import { ShellKeys } from "@/components/nav/shell-keys";
import { Sidebar, type SidebarWidth } from "@/components/nav/sidebar";
import { Toaster } from "@/components/ui/toaster";
import { countAlerts } from "@/lib/alerts/count-alerts";
import { listWaiting } from "@/lib/dashboard/list-waiting";
import { contextFromSession, workspaceFromSession } from "@/lib/http/sign-in";
import { getHold } from "@/lib/installation/get-hold";

export default async function WorkspaceLayout({ params, children }: LayoutProps<"/w/[workspace]">) {
  const slug = (await params).workspace;
  const { user, workspace, workspaces } = await workspaceFromSession(slug);
  const ctx = await contextFromSession(slug);
  const [alerts, { reviews, approvals, gateChanges }, hold, jar] = await Promise.all([
    countAlerts(ctx, {}),
    listWaiting(ctx, {}),
    getHold(ctx, {}),
    cookies(),
  ]);
  const waiting = {
    "/prompts": { count: approvals.length + gateChanges.length, says: "to decide" },
    "/reviews": { count: reviews.length, says: reviews.length === 1 ? "queue waits for you" : "queues wait for you" },
    "/alerts": { count: alerts, says: "not resolved", isBad: true },
  };
  const named = workspaces.map(({ slug, name }) => ({ slug, name }));
  return (
    <div className="md:flex">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <Sidebar
        {...{ user, waiting, signOut }}
        workspace={{ slug: workspace.slug, name: workspace.name }}
        workspaces={named}
        width={widthOf(jar.get("sidebar")?.value)}
      />
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 focus-visible:outline-none md:px-8">
        {hold && <HeldBanner hold={hold} />}
        {children}
      </main>
      <ShellKeys
        workspace={{ slug: workspace.slug }}
        workspaces={named}
        scopes={[...ctx.principal.scopes]}
        find={find.bind(null, slug)}
        signOut={signOut}
      />
      <KeepFocus />
      <Toaster />
    </div>
  );
}

const widthOf = (kept: string | undefined): SidebarWidth => (kept === "wide" || kept === "narrow" ? kept : "auto");
