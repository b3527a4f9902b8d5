/** The topic of whoever waits for any evaluation of the workspace. */
export const listTopic = ({ workspaceId }: { workspaceId: string }): string => `evaluations:${workspaceId}`;

/** Whom a change of an evaluation concerns. */
export const liveTopics = (ctx: { workspaceId: string }, evaluationId: string): string[] => [evaluationId, listTopic(ctx)];

/** The topic of the lanes at work: whether they are to stop. */
export const stopTopic = (evaluationId: string): string => `stop:${evaluationId}`;
