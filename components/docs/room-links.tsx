import { TabLinks } from "@/components/ui/tab-links";
import type { Room } from "@/lib/openapi/reference";

/** The rooms of the reference, one a page. */
export function RoomLinks({ rooms, chosen }: { rooms: Room[]; chosen: string }) {
  return (
    <TabLinks
      label="Rooms"
      tabs={rooms.map(({ name, slug }) => ({ text: name, href: `/docs/api/${slug}`, chosen: slug === chosen }))}
    />
  );
}
