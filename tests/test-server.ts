import postgres from "postgres";

/** The Postgres of this test run: a connection with every right, and the URL of a database of it. */
export function testServer() {
  const server = process.env.TEST_DATABASE_URL;
  if (!server) throw new Error("TEST_DATABASE_URL names no Postgres");
  const urlOf = (database: string): string => {
    const url = new URL(server);
    url.pathname = `/${database}`;
    return url.href;
  };
  return { admin: postgres(server, { max: 1, onnotice: () => {} }), urlOf };
}
