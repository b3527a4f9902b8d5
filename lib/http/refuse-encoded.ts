import { invalidInput } from "@/lib/errors";

/** A compressed body is not unpacked: a few kilobytes could become gigabytes. */
export function refuseEncoded(headers: Headers): void {
  const encoding = headers.get("content-encoding")?.trim().toLowerCase();
  if (encoding && encoding !== "identity") throw invalidInput("Send the body as it is: Content-Encoding is not taken.");
}
