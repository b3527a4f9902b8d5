import { Archive, ArchiveRestore } from "lucide-react";
import { MenuItem } from "./menu";

/** In a menu: puts a thing away, or brings it back. */
export function ArchiveItem({ isArchived, onSelect }: { isArchived: boolean; onSelect: () => void }) {
  return (
    <MenuItem onSelect={onSelect}>
      {isArchived ? <ArchiveRestore aria-hidden="true" /> : <Archive aria-hidden="true" />}
      {isArchived ? "Take out of the archive" : "Archive"}
    </MenuItem>
  );
}
