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
  const tabs = parts.map(({ path, text }) => ({ text, href: root + path, chosen: pathname === root + path }));
  return <TabLinks label="Settings" tabs={tabs} />;
}
