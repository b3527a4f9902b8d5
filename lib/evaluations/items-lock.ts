/**
 * Whoever stores what items came to holds this lock with others; whoever ends or reopens the evaluation's items holds it alone. Both
 * change many rows, in orders of their own, and would otherwise meet in a deadlock.
 */
export const itemsLock = (evaluationId: string): string => `items:${evaluationId}`;
