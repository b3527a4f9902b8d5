import { signOut } from "@/app/(auth)/actions";
import { Nav } from "@/components/nav";
import { countAlerts } from "@/lib/alerts/count-alerts";
import { contextFromSession, workspaceFromSession } from "@/lib/http/sign-in";

export default async function WorkspaceLayout({ params, children }: LayoutProps<"/w/[workspace]">) {
  const slug = (await params).workspace;
  const { user, workspace, workspaces } = await workspaceFromSession(slug);
  const alerts = await countAlerts(await contextFromSession(slug), {});
  return (
    <div className="md:flex">
      <a
        href="#content"
        className="sr-only z-50 rounded-md bg-surface px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
      >
        Skip to content
      </a>
      <Nav workspace={workspace} workspaces={workspaces} user={user} alerts={alerts} signOut={signOut} />
      <main id="content" tabIndex={-1} className="min-w-0 flex-1 px-4 py-6 focus-visible:outline-none md:px-8">
        {children}
      </main>
    </div>
  );
}
