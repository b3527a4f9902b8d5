import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import { Fact, Facts } from "@/components/ui/facts";
import { Tag } from "@/components/ui/tag";
import { UrlPanel } from "@/components/ui/url-panel";
import { When } from "@/components/when";
import type { DatasetCase } from "@/lib/datasets/schema";
import { caseTitle } from "./case-title";
import { ExpectationList } from "./expectation-list";
import { NamedText } from "./named-text";

type Props = {
  one: DatasetCase;
  closeHref: string;
  previousHref?: string;
  nextHref?: string;
  /** What may be done with it. */
  actions?: ReactNode;
};

/** All of a case beside the grid. */
export function CasePanel({ one, closeHref, previousHref, nextHref, actions }: Props) {
  const values = Object.entries(one.variables);
  return (
    <UrlPanel title={caseTitle(one)} closeHref={closeHref}>
      <div className="flex flex-col gap-6">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <div className="flex gap-1">
            <Step href={previousHref} label="Previous case">
              <ChevronLeft aria-hidden="true" />
              Previous
            </Step>
            <Step href={nextHref} label="Next case">
              Next
              <ChevronRight aria-hidden="true" />
            </Step>
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </div>
        <Part title="Values">
          {values.length === 0 && <p className="text-muted">The case has no values.</p>}
          {values.map(([name, value]) => (
            <NamedText key={name} name={name} code value={value} />
          ))}
        </Part>
        <Part title="Expectations">
          <ExpectationList expectations={one.expectations} />
        </Part>
        <Part title="About">
          <CaseFacts one={one} />
        </Part>
      </div>
    </UrlPanel>
  );
}

function CaseFacts({ one }: { one: DatasetCase }) {
  return (
    <Facts>
      <Fact name="Split">{one.split}</Fact>
      {one.quarantined !== null && (
        <Fact name="In quarantine">
          <span className="text-warn">{one.quarantined}</span>
        </Fact>
      )}
      <Fact name="Tags">
        {one.tags.length === 0 ? (
          "None"
        ) : (
          <span className="flex flex-wrap gap-1">
            {one.tags.map((tag) => (
              <Tag key={tag}>{tag}</Tag>
            ))}
          </span>
        )}
      </Fact>
      <Fact name="Group">{one.group ?? "None"}</Fact>
      <Fact name="External id">{one.externalId ?? "None"}</Fact>
      <Fact name="Changed">
        <When at={one.updatedAt} />, in revision {one.revision}
      </Fact>
      <Fact name="Added">
        <When at={one.createdAt} />
      </Fact>
      <Fact name="Id">
        <code className="font-mono text-[0.8125rem] break-all">{one.id}</code>
      </Fact>
      {Object.keys(one.metadata).length > 0 && (
        <div className="col-span-2">
          <NamedText name="Metadata" value={one.metadata} />
        </div>
      )}
    </Facts>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-3">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
  );
}

function Step({ href, label, children }: { href?: string; label: string; children: ReactNode }) {
  if (!href) return null;
  return (
    <Link href={href} scroll={false} aria-label={label} className={buttonClass("plain")}>
      {children}
    </Link>
  );
}
