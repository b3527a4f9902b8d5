/** How often something may be tried within a window. A window ends by itself, whatever is tried meanwhile: nobody is locked out for long. */
export const attemptLimits = {
  /** Wrong passwords from one address, for whichever accounts. */
  "sign-in address": { most: 100, seconds: 600 },
  /** Wrong passwords of everyone together, but for people at an address they have signed in from. */
  "sign-in everyone": { most: 1_000, seconds: 60 },
  /** Wrong passwords for one account from one address. */
  "sign-in pair": { most: 10, seconds: 600 },
  /** Wrong passwords for one account from all addresses it was never signed in from. */
  "sign-in account": { most: 50, seconds: 600 },
  /** New accounts from one address, made or refused. */
  "sign-up address": { most: 200, seconds: 600 },
  /** Tokens that are none: of invitations, resets and sessions, from one address. */
  "token address": { most: 100, seconds: 600 },
  /** A wrong present password where a signed-in person must give it. */
  "password account": { most: 10, seconds: 600 },
} as const;

export type LimitName = keyof typeof attemptLimits;
/** One counter: what `of` names is an account, an address or nothing. */
export type Bucket = { limit: LimitName; of: string };
