const quietMs = 60_000;
const until = new Map<string, number>();

/**
 * The webhooks that let a call of this process hang: for a minute nothing more is sent to them, so that what waits for one dead server
 * does not take the places of others'.
 */
export const quietReceivers = {
  has(webhookId: string): boolean {
    const end = until.get(webhookId);
    if (end !== undefined && end < performance.now()) until.delete(webhookId);
    return until.has(webhookId);
  },
  add: (webhookId: string): void => void until.set(webhookId, performance.now() + quietMs),
  remove: (webhookId: string): void => void until.delete(webhookId),
};
