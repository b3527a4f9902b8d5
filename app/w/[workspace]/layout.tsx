import { signOut } from "@/app/(auth)/actions";
import { Nav } from "@/components/nav";
import { workspaceFromSession } from "@/lib/http/sign-in";

export default async function WorkspaceLayout({ params, children }: LayoutProps<"/w/[workspace]">) {
  const { user, workspace } = await workspaceFromSession((await params).workspace);
  return (
    <div className="md:flex">
      <Nav workspace={workspace} email={user.email} signOut={signOut} />
      <main className="min-w-0 flex-1 px-4 py-6 md:px-8">{children}</main>
    </div>
  );
}
