const written: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const meant: Record<string, string> = { n: "\n", r: "\r", t: "\t" };

/** Stop sequences as text, one a line, and back; an empty line is none. */
export const stopLines = {
  write: (stop: string[]) => stop.map((one) => one.replace(/[\\\n\r\t]/g, (sign) => written[sign] ?? sign)).join("\n"),
  read: (text: string) =>
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => line.replace(/\\(.)/g, (_, sign: string) => meant[sign] ?? sign)),
};
