import Link from "next/link";
import { redirect } from "next/navigation";
import { Notice } from "@/components/notice";
import { Button, buttonClass } from "@/components/ui/button";
import { currentSession } from "@/lib/http/current-session";
import { signOut } from "./(auth)/actions";

export default async function HomePage() {
  const { session } = await currentSession();
  if (!session) redirect("/sign-in");
  const [first] = session.memberships;
  if (first) redirect(`/w/${first.slug}`);
  return (
    <Notice title="You are in no workspace" text="Ask an admin of your team for an invitation, or begin one of your own.">
      <div className="flex flex-wrap gap-2">
        <Link href="/new-workspace" className={buttonClass("primary")}>
          New workspace
        </Link>
        <form action={signOut}>
          <Button type="submit">Sign out</Button>
        </form>
      </div>
    </Notice>
  );
}
