import type postgres from "postgres";

/** The array types that our statements send and get, as Postgres numbers them for ever: name, text and varchar, integer. */
const ofText = [1003, 1009, 1015];
const ofIntegers = [1007];

/**
 * What the driver would ask Postgres at each connection (`fetch_types`), in a query whose failure nobody can hear: a connection that
 * breaks just then would be an unhandled rejection, and the end of the process.
 */
export const arrayTypes: Record<string, postgres.PostgresType> = Object.fromEntries(
  [...ofText.map((oid) => typeOf(oid, (text) => text)), ...ofIntegers.map((oid) => typeOf(oid, Number))].map((type) => [
    `array${type.to}`,
    type,
  ]),
);

function typeOf(oid: number, read: (text: string) => unknown): postgres.PostgresType {
  return {
    to: oid,
    from: [oid],
    parse: (text: string) => [...text.matchAll(element)].map(([, quoted, plain]) => readElement(quoted, plain, read)),
    serialize: (value: unknown) => (Array.isArray(value) ? `{${value.map(quote).join(",")}}` : value), // Drizzle sends it as text
  };
}

const element = /"((?:[^"\\]|\\.)*)"|([^,{}"]+)/gs;

const readElement = (quoted: string | undefined, plain: string | undefined, read: (text: string) => unknown) => {
  if (quoted !== undefined) return read(quoted.replace(/\\(.)/gs, "$1"));
  return plain === "NULL" || plain === undefined ? null : read(plain);
};

const quote = (value: unknown) => (value === null ? "NULL" : `"${String(value).replace(/["\\]/g, "\\$&")}"`);
