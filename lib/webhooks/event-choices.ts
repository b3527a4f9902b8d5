import { events, eventTypes } from "./events";

/** What a person can choose of, in words. */
export const eventChoices = eventTypes.map((type) => ({ type, about: events[type].about }));
