import { Encoder } from "./encoder";

const encoder = new Encoder();

/** Vectors of the packaged English encoder: 512 numbers of length 1 a text, in order. Works offline. */
export const embed = (texts: string[]): Promise<number[][]> => encoder.embed(texts);
