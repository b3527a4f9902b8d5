import Link from "next/link";
import { Notice } from "@/components/notice";
import { buttonClass } from "@/components/ui/button";

export default function NotFound() {
  return (
    <Notice title="Not found" text="There is nothing here, or it is not yours to see.">
      <Link href="/" className={buttonClass()}>
        Go to your workspace
      </Link>
    </Notice>
  );
}
