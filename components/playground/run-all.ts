type Ways = { start: () => void; stop: () => void; score: () => void };

export type RunAll = { join: (id: string, ways: Ways) => () => void } & Ways;

/** The columns as one: what is asked of it each of them does. */
export function runAll(): RunAll {
  const members = new Map<string, Ways>();
  return {
    join: (id, ways) => {
      members.set(id, ways);
      return () => void members.delete(id);
    },
    start: () => members.forEach(({ start }) => void start()),
    stop: () => members.forEach(({ stop }) => void stop()),
    score: () => members.forEach(({ score }) => void score()),
  };
}
