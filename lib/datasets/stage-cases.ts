import { sql } from "drizzle-orm";
import type { Context } from "@/lib/context";
import { newId } from "@/lib/ids";
import { caseRow } from "./case-row";
import type { ImportCases } from "./import-schema";
import type { RowProblems } from "./row-problems";
import type { CaseInput } from "./schema";

type Mode = ImportCases["mode"];

const batchRows = 1_000;
const batchChars = 2_000_000;

/** What makes two versions of a case the same; stored ones and staged ones have the same columns. */
const signature = sql.raw("md5(row(content_hash, name, external_id, tags, group_key, split, quarantined, metadata)::text)");

/** A temporary table of the caller's transaction that holds an import's cases until they are compared with the dataset's. */
export async function openStage(ctx: Context) {
  await ctx.db.execute(sql`drop table if exists staged_cases, staged_matches`);
  await ctx.db.execute(sql`
    create temporary table staged_cases (
      row int not null, new_case_id text not null, version_id text not null, external_id text, name text, variables text not null,
      expectations text not null, content_hash text not null, tags text[] not null, group_key text, split text not null,
      quarantined text, metadata text not null, signature text
    ) on commit drop`);
  let batch: string[] = [];
  let chars = 0;
  let count = 0;
  let sending: Promise<unknown> = Promise.resolve();

  const write = async (text: string) => {
    await ctx.db.execute(sql`
      insert into staged_cases (row, new_case_id, version_id, external_id, name, variables, expectations, content_hash, tags,
        group_key, split, quarantined, metadata, signature)
      select *, ${signature} from json_to_recordset(${text}::text::json) as staged (row int, new_case_id text, version_id text,
        external_id text, name text, variables text, expectations text, content_hash text, tags text[], group_key text,
        split text, quarantined text, metadata text)`);
  };
  const flush = async () => {
    if (batch.length === 0) return;
    const text = `[${batch.join(",")}]`;
    batch = [];
    chars = 0;
    await sending; // the next batch is read while this one is written
    sending = write(text);
    sending.catch(() => {}); // heard by the next await; reading may fail first
  };

  return {
    get count() {
      return count;
    },
    async add(row: number, input: CaseInput): Promise<void> {
      const text = stagedText(row, input);
      batch.push(text);
      chars += text.length;
      count++;
      if (batch.length >= batchRows || chars >= batchChars) await flush();
    },
    async finish(): Promise<void> {
      await flush();
      await sending;
      await ctx.db.execute(sql`analyze staged_cases (row, external_id, signature)`);
    },
  };
}

function stagedText(row: number, input: CaseInput): string {
  const { externalId, groupKey, contentHash, ...rest } = caseRow(input);
  const ids = { row, new_case_id: newId("case"), version_id: newId("cv") };
  return JSON.stringify({ ...ids, ...rest, external_id: externalId, group_key: groupKey, content_hash: contentHash });
}

/**
 * Says in `staged_matches` which case of the dataset each staged row is, and whether that is the same already. An externalId
 * finds its case; a row without one is the case without one that says the same, each such case once.
 */
export async function matchStaged(ctx: Context, datasetId: string, mode: Mode): Promise<void> {
  const key = (order: string) =>
    sql.raw(
      `coalesce('id ' || external_id, 'same ' || signature || row_number() over (partition by signature order by ${order}))`,
    );
  await ctx.db.execute(sql`
    create temporary table staged_matches on commit drop as
    with current as (
      select id, case_id, position, signature, ${key("position")} as key
      from (select *, ${signature} as signature from case_versions
        where workspace_id = ${ctx.workspaceId} and dataset_id = ${datasetId} and until_revision is null and ${mode} <> 'append') c
    ), staged as (select row, signature, ${key("row")} as key from staged_cases)
    select s.row, c.case_id, c.position, c.id as current_id, coalesce(c.signature = s.signature, false) as same
    from staged s left join current c using (key)`);
  await ctx.db.execute(sql`analyze staged_matches`);
}

/**
 * Tells what the mode cannot take (an externalId twice in the file, one that is taken, or none where it is needed), takes
 * those rows out and answers how many they are.
 */
export async function checkStaged(ctx: Context, datasetId: string, mode: Mode, problems: RowProblems): Promise<number> {
  const rows = await ctx.db.execute<{ row: number; external_id: string | null; first: number; taken: boolean }>(sql`
    select * from (
      select row, external_id, min(row) over (partition by external_id)::int as first, ${mode} = 'append' and exists (
          select 1 from case_versions c where c.workspace_id = ${ctx.workspaceId} and c.dataset_id = ${datasetId}
            and c.until_revision is null and c.external_id = s.external_id) as taken
      from staged_cases s where external_id is not null or ${mode} = 'upsert'
    ) s where external_id is null or taken or first < row order by row`);
  for (const { row, external_id, first, taken } of rows) {
    if (external_id === null) problems.addRow(row, "externalId", "is needed by mode=upsert");
    else if (taken) problems.addRow(row, "externalId", `“${external_id}” is taken; mode=upsert changes the case that has it`);
    else problems.addRow(row, "externalId", `“${external_id}” stands in row ${first} already`);
  }
  if (rows.length > 0 && !problems.refused) {
    const bad = JSON.stringify(rows.map(({ row }) => row));
    await ctx.db.execute(
      sql`delete from staged_cases where row in (select value::int from json_array_elements_text(${bad}::text::json))`,
    );
  }
  return rows.length;
}
