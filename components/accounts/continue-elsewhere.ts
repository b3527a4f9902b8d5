/** Leaves for the issuer, by way of next-auth; throws where the server did not answer. */
export async function continueElsewhere(callbackUrl: string): Promise<void> {
  const { csrfToken } = await (await fetch("/api/auth/csrf")).json();
  const answer = await fetch("/api/auth/signin/oidc", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, callbackUrl, json: "true" }),
  });
  const { url } = await answer.json();
  window.location.assign(url);
}
