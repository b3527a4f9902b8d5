import { connect, createServer, type Socket } from "node:net";
import { afterAll } from "vitest";

type Trap = { statement: RegExp; at: "before" | "after"; reached: () => void };

/**
 * A way to a Postgres on which a statement can be caught: `before` it is sent (Postgres never sees it), or `after` (Postgres carries it
 * out, and who sent it never learns). From there on the caught connection is silent, until one side leaves.
 */
export async function tapPostgres(databaseUrl: string) {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let trap: Trap | null = null;
  /** Asked for each message of a connection; a statement is only prepared by its text, and carried out by a message of its own. */
  const springs = () => {
    let held: Trap | null = null;
    return ({ letter, statement }: Message): Trap["at"] | null => {
      if (trap && statement !== null && trap.statement.test(statement)) [held, trap] = [trap, null];
      if (!held || (held.at === "after" && letter !== "E" && letter !== "Q")) return null;
      setImmediate(held.reached); // once what was to be passed on is on its way
      return held.at;
    };
  };

  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) sockets.add(socket.setNoDelay());
    const [read, sprung] = [messageReader(), springs()];
    let caught: Trap["at"] | null = null;
    client.on("data", (bytes: Buffer) => {
      if (caught) return;
      for (const message of read(bytes)) caught ??= sprung(message);
      if (caught !== "before") upstream.write(bytes);
    });
    upstream.on("data", (bytes: Buffer) => {
      if (!caught) client.write(bytes);
    });
    for (const [one, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      one.on("error", () => {}); // a killed process resets its connections
      one.on("close", () => {
        sockets.delete(one);
        other.destroy();
      });
    }
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  const address = server.address();
  const url = new URL(databaseUrl);
  if (address && typeof address === "object") url.port = String(address.port);
  return {
    url: url.href,
    /** Resolves when a statement like this was caught; the first one alone is. */
    caught: (at: Trap["at"], statement: RegExp) =>
      new Promise<void>((reached) => {
        trap = { statement, at, reached };
      }),
  };
}

const startUps = new Set([80877102, 80877103]); // a cancel request, and the question for TLS: a start follows them

type Message = { letter: string; statement: string | null };

/** The messages in what a client sends, in whatever pieces it comes, with the texts of statements. */
function messageReader(): (bytes: Buffer) => Message[] {
  let rest: Buffer = Buffer.alloc(0);
  let isStarted = false;
  return (bytes) => {
    const found: Message[] = [];
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const head = isStarted ? 1 : 0; // the start message alone has no letter before its length
      if (rest.length < head + 4) return found;
      const end = head + rest.readInt32BE(head);
      if (rest.length < end) return found;
      const letter = isStarted ? String.fromCharCode(rest[0] ?? 0) : "";
      const body = rest.subarray(head + 4, end).toString("utf8");
      const statement = letter === "Q" ? body : letter === "P" ? (body.split("\0")[1] ?? "") : null;
      found.push({ letter, statement });
      if (!isStarted) isStarted = !startUps.has(rest.readInt32BE(4));
      rest = rest.subarray(end);
    }
  };
}
