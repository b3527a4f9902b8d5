import { PageHeader } from "@/components/ui/page-header";
import { SettingsTabs } from "@/components/workspaces/settings-tabs";

export default async function SettingsLayout({ params, children }: LayoutProps<"/w/[workspace]/settings">) {
  const { workspace } = await params;
  return (
    <div className="flex max-w-6xl flex-col gap-6">
      <PageHeader title="Settings" />
      <SettingsTabs root={`/w/${workspace}/settings`} />
      {children}
    </div>
  );
}
