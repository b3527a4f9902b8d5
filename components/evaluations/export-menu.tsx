"use client";

import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Menu, MenuItem } from "@/components/ui/menu";

const formats = { csv: "CSV", jsonl: "JSONL", json: "JSON" };

type Props = { exportPath: string; isFiltered: boolean };

/** The results as a file. `exportPath` has a query, the filters of a list among it. */
export function ExportMenu({ exportPath, isFiltered }: Props) {
  return (
    <Menu
      trigger={
        <Button>
          <Download aria-hidden="true" />
          Export
        </Button>
      }
    >
      {Object.entries(formats).map(([format, name]) => (
        <MenuItem key={format} asChild>
          <a href={`${exportPath}&format=${format}`} download>
            {isFiltered ? "Filtered results" : "Results"} as {name}
          </a>
        </MenuItem>
      ))}
    </Menu>
  );
}
