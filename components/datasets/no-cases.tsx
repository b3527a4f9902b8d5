import { FileUp } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

type Props = { mayAdd: boolean; path: string };

export function NoCases({ mayAdd, path }: Props) {
  return (
    <EmptyState
      icon={FileUp}
      title="No case yet"
      text={
        mayAdd
          ? "Import a CSV, JSON or JSONL file, paste rows from a spreadsheet, or type the first case. Each column becomes a variable or an expectation."
          : "Nobody has added a case."
      }
    >
      {mayAdd && (
        <>
          <Link href={`${path}/import`} className={buttonClass()}>
            Import a file
          </Link>
          <Link href={`${path}?case=new`} scroll={false} className={buttonClass()}>
            Type a case
          </Link>
        </>
      )}
    </EmptyState>
  );
}
