import type { Page, Response } from "@playwright/test";

/** The answers, from now on, that hold one of these secrets: where, and which, never the secret itself. Ask once all have come. */
export function hearSecrets(page: Page, secrets: Record<string, string>) {
  const found = new Set<string>();
  const reading: Promise<void>[] = [];
  const look = async (response: Response) => {
    const text = await response.text().catch(() => ""); // a redirect has no body
    for (const [name, secret] of Object.entries(secrets))
      if (text.includes(secret)) found.add(`${name} in ${new URL(response.url()).pathname}`);
  };
  page.on("response", (response) => reading.push(look(response)));
  return async () => {
    await Promise.all(reading);
    return { answers: reading.length, found: [...found] };
  };
}
