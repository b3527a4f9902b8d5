"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";
import { settingsParts } from "./settings-parts";

export function SettingsTabs({ root }: { root: string }) {
  const pathname = usePathname();
  const isChosen = (path: string) => pathname === root + path || (path !== "" && pathname.startsWith(`${root}${path}/`));
  const tabs = settingsParts.map(({ path, text }) => ({ text, href: root + path, chosen: isChosen(path) }));
  return <TabLinks label="Settings" tabs={tabs} />;
}
