"use client";

import { usePathname } from "next/navigation";
import { TabLinks } from "@/components/ui/tab-links";

const parts = [
  { path: "", text: "Workspace" },
  { path: "/members", text: "Members" },
  { path: "/api-keys", text: "API keys" },
  { path: "/providers", text: "Providers" },
  { path: "/models", text: "Models" },
  { path: "/webhooks", text: "Webhooks" },
  { path: "/account", text: "Your account" },
  { path: "/sessions", text: "Your sessions" },
];

export function SettingsTabs({ root }: { root: string }) {
  const pathname = usePathname();
  const isChosen = (path: string) => pathname === root + path || (path !== "" && pathname.startsWith(`${root}${path}/`));
  const tabs = parts.map(({ path, text }) => ({ text, href: root + path, chosen: isChosen(path) }));
  return <TabLinks label="Settings" tabs={tabs} />;
}
