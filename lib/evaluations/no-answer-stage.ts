/** The stage at which an item of a re-score failed whose source has no answer: there is nothing to do again. */
export const noAnswerStage = "source";
