import { PageSection } from "@/components/page-section";
import { CodeBlock } from "@/components/ui/code-block";
import { withCode } from "./with-code";

const paragraphs: { title: string; texts: string[] }[] = [
  {
    title: "Choosing a workspace",
    texts: [
      "An API key belongs to one workspace. A person's access token acts in the workspace that the `X-Workspace-Id` header names, by id or slug; who is in only one may leave it out. What belongs to another workspace is answered like what does not exist: 404.",
    ],
  },
  {
    title: "Requests and answers",
    texts: [
      "JSON in and out, UTF-8, names in camelCase, times as ISO 8601 in UTC, durations in milliseconds, money in USD. A field that is not known is refused, so a misspelt one is never lost. Creating answers 201 with the object and its address in `Location`, queued work 202, deleting 204.",
      "A body holds at most 1 MB and 64 levels; an import is streamed and may have 50 MB. Where an id of a prompt is taken, its slug is too; where a version is named, its id, `slug@12` or `slug@production`.",
      "Every answer carries `X-Request-Id`.",
    ],
  },
  {
    title: "Lists",
    texts: [
      "`page`, `pageSize` (at most 100), `sort` and `order` choose what a list shows; the answer is `data` and `pagination` with `page`, `pageSize`, `total` and `totalPages`. Lists of results, runs and audit entries answer a `nextCursor` as well: send it as `cursor` to walk through all of a long list, until it is null.",
    ],
  },
  {
    title: "Changing a draft",
    texts: [
      "A change of a draft version takes `If-Match` with the `contentHash` it started from. Where somebody saved meanwhile the answer is 409, with what stands there now in `current`.",
    ],
  },
  {
    title: "Idempotency",
    texts: [
      "Send any POST outside `/auth` with an `Idempotency-Key` of your own, and it is done once: the same key with the same body gives the first answer again for 24 hours, with another body 422, and 409 while the first is still in progress. An answer that held a secret is not shown twice: 409.",
    ],
  },
  {
    title: "Limits",
    texts: [
      "Requests are counted by key, person and address. `RateLimit-Limit`, `RateLimit-Remaining` and `RateLimit-Reset` tell how many a minute may have and how many are left. Over the limit the answer is 429 with `Retry-After` in seconds; nothing was done.",
    ],
  },
  {
    title: "Fetching what is active",
    texts: [
      "An application asks for what is active with a key that has the scope `serve` and no other. The answer has a strong `ETag`: send it as `If-None-Match`, and 304 says that nothing changed. A promotion is served within a second.",
    ],
  },
];

/** How to sign in, and what holds for every operation. */
export function Introduction({ url }: { url: string }) {
  return (
    <>
      <PageSection title="Signing in">
        <p className="max-w-prose">
          {withCode(
            "Programs send an API key, made on the settings page of a workspace; it carries chosen scopes and may expire. A person signs in with e-mail and password for an access token of 15 minutes and a refresh token, which is spent for a new pair. Either goes into the `Authorization` header; cookies are not looked at.",
          )}
        </p>
        <CodeBlock copy label="The variables of the examples" text={setting(url)} />
        <p className="max-w-prose text-muted">
          {withCode(
            "The examples take `support-reply` for the slug of a prompt and variables such as `$DATASET_ID` for ids of yours.",
          )}
        </p>
      </PageSection>
      <div className="grid gap-8 md:grid-cols-2">
        {paragraphs.map(({ title, texts }) => (
          <PageSection key={title} title={title}>
            {texts.map((text) => (
              <p key={text} className="max-w-prose">
                {withCode(text)}
              </p>
            ))}
          </PageSection>
        ))}
      </div>
    </>
  );
}

const setting = (url: string) =>
  [
    `export PROMPTOPS_URL="${url}"`,
    `export PROMPTOPS_KEY="…"   # an API key, or an access token`,
    `curl "$PROMPTOPS_URL/api/v1/prompts" -H "Authorization: Bearer $PROMPTOPS_KEY"`,
  ].join("\n");
