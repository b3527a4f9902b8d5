import { TabLinks } from "@/components/ui/tab-links";

/** The parts of Reviews. */
export function ReviewTabs({ path, chosen }: { path: string; chosen: "queues" | "judges" }) {
  const tabs = [
    { text: "Queues", href: path, chosen: chosen === "queues" },
    { text: "Judges", href: `${path}/judges`, chosen: chosen === "judges" },
  ];
  return <TabLinks label="Reviews" tabs={tabs} />;
}
