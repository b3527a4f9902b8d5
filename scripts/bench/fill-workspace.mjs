// @ts-check
import postgres from "postgres";

export const size = { prompts: 10_000, cases: 10_000, evaluations: 50, small: 2_000, runs: 50_000, entries: 100_000 };

/** @typedef {{ workspace: string, user: string, prompt: string, versions: [string, string] }} Of */

/**
 * Fills a workspace straight in its tables: `size.evaluations` evaluations of two arms on `size.cases` cases, a million results with
 * outputs, scores and calls in all; and beside them as much of everything as makes a list long.
 * @param {string} databaseUrl
 * @param {Of} of what the workspace has already: `versions` are published, of `prompt`
 */
export async function fillWorkspace(databaseUrl, of) {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    await sql`select setseed(0.5)`;
    await fillPrompts(sql, of);
    await fillDatasets(sql, of);
    await fillEvaluations(sql, of);
    await fillResults(sql, of);
    await fillRest(sql, of);
    await sql`analyze`;
    return { dataset: datasetId, evaluation: evaluationId(size.evaluations), result: resultId(size.evaluations, 1) };
  } finally {
    await sql.end();
  }
}

const datasetId = "ds_bench";
const evaluationId = (/** @type {number} */ n) => `ev_bench${String(n).padStart(4, "0")}`;
const resultId = (/** @type {number} */ n, /** @type {number} */ position) =>
  `res_bench${String(n).padStart(4, "0")}_${String(position).padStart(7, "0")}`;

/** @typedef {import("postgres").Sql} Sql */

/** @param {Sql} sql @param {Of} of */
async function fillPrompts(sql, { workspace, user, prompt, versions: [version] }) {
  const [content] = await sql`select content_hash from prompt_versions where id = ${version}`;
  const hash = content?.content_hash;
  await sql`
    insert into prompts (id, workspace_id, slug, name, description, category, tags, owner_id, last_version_number, created_by,
      created_at, updated_at, archived_at)
    select 'prm_bench' || n, ${workspace}, 'prompt-' || n, 'Prompt ' || md5(n::text), 'What it is for, number ' || n,
      'category ' || n % 20, array['tag-' || n % 50, 'tag-' || n % 7], ${user}, 3, ${user},
      now() - n * interval '1 minute', now() - (n * 7919 % 10000) * interval '1 minute', case when n % 20 = 0 then now() end
    from generate_series(1, ${size.prompts - 1}) n`;
  await sql`
    insert into prompt_versions (id, workspace_id, prompt_id, number, state, content_hash, changelog, published_at, published_by,
      created_by, created_at)
    select 'pv_bench' || n || '_' || v, ${workspace}, 'prm_bench' || n, v, case when v = 3 then 'draft' else 'ready' end, ${hash},
      'What changed, number ' || v, case when v < 3 then now() end, case when v < 3 then ${user} end, ${user},
      now() - n * interval '1 minute'
    from generate_series(1, ${size.prompts - 1}) n, generate_series(1, 3) v`;
  await sql`
    insert into prompt_versions (id, workspace_id, prompt_id, number, state, content_hash, changelog, published_at, published_by,
      created_by, created_at)
    select 'pv_bench_long' || v, ${workspace}, ${prompt}, v, 'ready', ${hash}, 'What changed, number ' || v, now(), ${user}, ${user},
      now() - v * interval '1 minute'
    from generate_series(3, 1000) v`;
  await sql`update prompts set last_version_number = 1000 where id = ${prompt}`;
  await sql`
    insert into promotions (id, workspace_id, prompt_id, environment, kind, version_id, created_by, created_at)
    select 'pro_bench' || n, ${workspace}, ${prompt}, 'production', 'promote', ${version}, ${user}, now() - n * interval '1 minute'
    from generate_series(1, 5000) n`;
}

/** @param {Sql} sql @param {Of} of */
async function fillDatasets(sql, { workspace, user }) {
  const variables = JSON.stringify([{ name: "question", type: "string", required: true }]);
  await sql`
    insert into datasets (id, workspace_id, name, description, tags, variables, revision, case_count, created_by, created_at, updated_at)
    select case n when 0 then ${datasetId} else ${datasetId} || n end, ${workspace}, 'Questions ' || n, 'Where they are from',
      array['tag-' || n % 50], ${variables}, 1000, case n when 0 then ${size.cases}::int else 0 end, ${user},
      now() - n * interval '1 minute', now() - (n * 7919 % 2000) * interval '1 minute'
    from generate_series(0, 1999) n`;
  await sql`
    insert into dataset_revisions (workspace_id, dataset_id, number, added, changed, removed, created_by)
    select ${workspace}, ${datasetId}, n, case n when 1 then ${size.cases}::int else 0 end, 0, 0, ${user} from generate_series(1, 1000) n`;
  await sql`
    insert into dataset_cases (id, workspace_id, dataset_id, created_by)
    select 'case_bench' || lpad(n::text, 6, '0'), ${workspace}, ${datasetId}, ${user} from generate_series(1, ${size.cases}) n`;
  await sql`
    insert into case_versions (id, workspace_id, dataset_id, case_id, from_revision, position, external_id, name, variables, expectations,
      content_hash, tags)
    select 'cv_bench' || lpad(n::text, 6, '0'), ${workspace}, ${datasetId}, 'case_bench' || lpad(n::text, 6, '0'), 1, n, 'ext-' || n,
      'Question ' || md5(n::text),
      json_build_object('question', 'Where is parcel ' || n || '? ' || repeat('I have waited for a while now. ', 8))::text,
      json_build_object('exact', 'Answer ' || n)::text, md5(n::text) || md5(n::text), array['tag-' || n % 50]
    from generate_series(1, ${size.cases}) n`;
}

/** Those with results first, and as many small ones without as make the list long. @param {Sql} sql @param {Of} of */
async function fillEvaluations(sql, { workspace, user, versions }) {
  const [content] = await sql`select content_hash from prompt_versions where id = ${versions[0]}`;
  await sql`
    insert into evaluations (id, workspace_id, name, status, dataset_id, dataset_revision, concurrency, created_by, created_at,
      updated_at, started_at, finished_at)
    select 'ev_bench' || lpad(n::text, 4, '0'), ${workspace}, 'Evaluation ' || md5(n::text), 'completed', ${datasetId}, 1, 20, ${user},
      now() - n * interval '1 hour', now() - (n * 7919 % 2000) * interval '1 hour', now() - n * interval '1 hour',
      now() - n * interval '1 hour'
    from generate_series(1, ${size.evaluations + size.small}) n`;
  await sql`
    insert into evaluation_arms (id, workspace_id, evaluation_id, position, version_id, content_hash, provider_id, model_name, label,
      scored, passed, tokens, cost_usd, verdict)
    select 'arm_bench' || n || '_' || a, ${workspace}, 'ev_bench' || lpad(n::text, 4, '0'), a, (${sql.array([...versions])}::text[])[a],
      ${content?.content_hash}, 'sandbox', 'sandbox-1', 'v' || a, ${size.cases}, ${size.cases} / 2, 1000, 0.1,
      case a when 2 then 'undecided' end
    from generate_series(1, ${size.evaluations + size.small}) n, generate_series(1, 2) a`;
  await sql`
    insert into evaluation_evaluators (workspace_id, evaluation_id, key, position, type, type_version, options, fingerprint, weight,
      required, negate)
    select ${workspace}, 'ev_bench' || lpad(n::text, 4, '0'), key, at, key, 1, '{}', key, 1, false, false
    from generate_series(1, ${size.evaluations + size.small}) n,
      (values (1, 'exact-match'), (2, 'contains'), (3, 'heuristic')) as evaluator (at, key)`;
}

/** Evaluation by evaluation, as they would have come. @param {Sql} sql @param {Of} of */
async function fillResults(sql, { workspace }) {
  const output = JSON.stringify({ toolCalls: [], finishReason: "stop", servedModel: "sandbox-1", raw: null });
  for (let n = 1; n <= size.evaluations; n++) {
    const id = evaluationId(n);
    await sql`
      insert into evaluation_results (id, workspace_id, evaluation_id, arm_id, case_id, case_version_id, case_hash, trial, position,
        status, attempt, outcome, total, passed, latency_ms, input_tokens, output_tokens, cost_usd, finished_at)
      select 'res_' || substr(${id}, 4) || '_' || lpad(at::text, 7, '0'), ${workspace}, ${id}, 'arm_bench' || ${n}::int || '_' || arm,
        'case_bench' || lpad(c::text, 6, '0'), 'cv_bench' || lpad(c::text, 6, '0'), md5(c::text) || md5(c::text), 1, at,
        case when random() < 0.001 then 'failed' else 'completed' end, 1, 'ok', random(), random() < 0.7 + arm * 0.02,
        (random() * 2000)::int, 200, 20, 0.0001, now()
      from (select c, arm, (c - 1) * 2 + arm as at from generate_series(1, ${size.cases}) c, generate_series(1, 2) arm) as item`;
    await sql`
      insert into result_outputs (result_id, workspace_id, messages, output, raw)
      select id, ${workspace}, '[]', (jsonb_build_object('text', 'Parcel ' || position || ' is on its way, ' || md5(id)) ||
        ${output}::text::jsonb)::text, '{}' from evaluation_results where evaluation_id = ${id}`;
    await sql`
      insert into result_scores (result_id, key, workspace_id, evaluation_id, arm_id, score, passed, reason)
      select r.id, key, ${workspace}, ${id}, r.arm_id, random(), random() < 0.9, 'Why it scored so.'
      from evaluation_results r, unnest(array['exact-match', 'contains', 'heuristic']) as key where r.evaluation_id = ${id}`;
    await sql`
      insert into model_calls (id, workspace_id, evaluation_id, arm_id, result_id, attempt, idempotency_key, provider_id, model, state,
        latency_ms, input_tokens, output_tokens, cost_usd, closed_at)
      select 'call_' || id, ${workspace}, ${id}, arm_id, id, 1, 'call_' || id, 'sandbox', 'sandbox-1', 'received', latency_ms,
        200, 20, 0.0001, now()
      from evaluation_results where evaluation_id = ${id}`;
  }
}

/** @param {Sql} sql @param {Of} of */
async function fillRest(sql, { workspace, user, prompt, versions: [version] }) {
  const [content] = await sql`select content_hash from prompt_versions where id = ${version}`;
  await sql`
    insert into runs (id, workspace_id, prompt_id, version_id, content_hash, provider_id, variables, messages, status, output_text,
      created_by, created_at, updated_at, finished_at)
    select 'run_bench' || lpad(n::text, 6, '0'), ${workspace}, ${prompt}, ${version}, ${content?.content_hash}, 'sandbox', '{}', '[]',
      case when n % 100 = 0 then 'failed' else 'completed' end, 'An answer', ${user}, now() - n * interval '1 minute',
      now() - (n * 7919 % 50000) * interval '1 minute', now()
    from generate_series(1, ${size.runs}) n`;
  await sql`
    insert into reviews (id, workspace_id, evaluation_id, result_id, reviewer_id, score)
    select 'rev_bench' || position, workspace_id, evaluation_id, id, ${user}, 1
    from evaluation_results where evaluation_id = ${evaluationId(size.evaluations)} and position <= 500`;
  await sql`
    insert into audit_entries (id, workspace_id, actor_kind, actor_id, action, target_id, created_at)
    select 'adt_bench' || lpad(n::text, 6, '0'), ${workspace}, 'user', ${user},
      (array['prompt.created', 'version.created', 'version.promoted', 'run.started'])[1 + n % 4], 'prm_bench' || n % 10000,
      now() - n * interval '1 minute'
    from generate_series(1, ${size.entries}) n`;
  await sql`
    insert into users (id, email, name)
    select 'usr_bench' || n, 'bench-' || n || '-' || ${workspace} || '@example.com', 'Person ' || n from generate_series(1, 500) n`;
  await sql`
    insert into members (workspace_id, user_id, role) select ${workspace}, 'usr_bench' || n, 'viewer' from generate_series(1, 500) n`;
}
