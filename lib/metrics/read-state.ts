import type postgres from "postgres";

/** What every process shares, as the database has it. */
export type State = {
  queues: { queue: string; waiting: number; delayed: number; active: number; oldest: number }[];
  connections: { application: string; state: string; count: number }[];
  maxConnections: number;
  liveWorkers: number;
};

/** Three statements that look at what is waiting or at work, never at what has ended. */
export async function readState(sql: postgres.Sql): Promise<State> {
  const [queues, connections, rest] = await Promise.all([
    sql<State["queues"]>`
      select q.name as queue,
        count(*) filter (where j.state < 'active' and j.start_after <= now())::int as waiting,
        count(*) filter (where j.state < 'active' and j.start_after > now())::int as delayed,
        count(*) filter (where j.state = 'active')::int as active,
        coalesce(extract(epoch from now() - min(greatest(j.start_after, j.created_on))
          filter (where j.state < 'active' and j.start_after <= now())), 0)::float8 as oldest
      from pgboss.queue q left join pgboss.job j on j.name = q.name and j.state <= 'active'
      where q.name not like '\\_\\_pgboss%' group by q.name`,
    sql<State["connections"]>`
      select case when application_name like 'promptops%' or application_name like 'pgboss%'
          then split_part(application_name, ':', 1) else 'other' end as application,
        coalesce(state, 'unknown') as state, count(*)::int as count
      from pg_stat_activity where datname = current_database() and backend_type = 'client backend' group by 1, 2`,
    sql<{ maxConnections: number; liveWorkers: number }[]>`
      select current_setting('max_connections')::int as "maxConnections", (
        select count(*)::int from pgboss.instance
        where (name = 'worker' or jsonb_array_length(workers) > 0)
          and stopped_on is null and heartbeat_on > now() - 3 * make_interval(secs => heartbeat_seconds)
      ) as "liveWorkers"`,
  ]);
  return { queues: [...queues], connections: [...connections], maxConnections: 0, liveWorkers: 0, ...rest[0] };
}
