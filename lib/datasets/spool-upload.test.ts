import { mkdtempSync } from "node:fs";
import { access, readdir, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { maxUploadBytes, spoolUpload } from "./spool-upload";

// A folder of its own: other tests import files at the same time.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), "promptops-test-"));

const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith("promptops-import-"));
const form = async (parts: [string, Blob | string, string?][]) => {
  const data = new FormData();
  for (const [name, value, filename] of parts) {
    if (typeof value === "string") data.append(name, value);
    else data.append(name, value, filename);
  }
  // Written out first: the stream of a FormData body throws when it is cancelled half-way.
  const whole = new Response(data);
  return spoolUpload(new Blob([await whole.arrayBuffer()]).stream(), whole.headers.get("content-type") ?? "");
};
const zeros = (bytes: number) => {
  let sent = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const size = Math.min(1_000_000, bytes - sent);
      sent += size;
      if (size > 0) controller.enqueue(new Uint8Array(size));
      else controller.close();
    },
  });
};

describe("spoolUpload", () => {
  test("saves a bare body until it is removed", async () => {
    const upload = await spoolUpload(new Blob(["a,b\n"]).stream(), "text/csv");
    expect(await readFile(upload.path, "utf8")).toBe("a,b\n");
    await upload.remove();
    await expect(access(upload.path)).rejects.toThrow();
  });

  test("saves the one file of a form, with its name and type", async () => {
    const upload = await form([["file", new Blob(["é\n"], { type: "text/csv" }), "fälle.csv"]]);
    expect(upload).toMatchObject({ contentType: "text/csv", filename: "fälle.csv" });
    expect(await readFile(upload.path, "utf8")).toBe("é\n");
    await upload.remove();
  });

  test.each<[string, () => Promise<unknown>, string]>([
    ["a body over the limit", () => spoolUpload(zeros(maxUploadBytes + 1), "text/csv"), "payload_too_large"],
    ["a form with no file", () => form([]), "invalid_input"],
    [
      "a form with a field",
      () =>
        form([
          ["mode", "upsert"],
          ["file", new Blob(["x"]), "a.csv"],
        ]),
      "invalid_input",
    ],
    [
      "a form with two files",
      () =>
        form([
          ["a", new Blob(["x"]), "a.csv"],
          ["b", new Blob(["y"]), "b.csv"],
        ]),
      "invalid_input",
    ],
    ["a form without a boundary", () => spoolUpload(new Blob(["x"]).stream(), "multipart/form-data"), "invalid_input"],
    [
      "a form that breaks off",
      () =>
        spoolUpload(
          new Blob(['--b\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\nx,y']).stream(),
          "multipart/form-data; boundary=b",
        ),
      "invalid_input",
    ],
  ])("refuses %s and leaves no file behind", async (_name, send, code) => {
    const before = await left();
    await expect(send()).rejects.toMatchObject({ code });
    expect((await left()).filter((name) => !before.includes(name))).toEqual([]);
  });

  test("takes a body of exactly the limit", async () => {
    const upload = await spoolUpload(zeros(maxUploadBytes), "text/csv");
    await upload.remove();
  });
});
