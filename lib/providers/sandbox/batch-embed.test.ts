import { expect, test } from "vitest";
import { batchEmbed } from "./batch-embed";

const counting = () => {
  const batches: string[][] = [];
  const embed = batchEmbed(async (texts) => {
    batches.push(texts);
    return texts.map((text) => [text.length]);
  });
  return { batches, embed };
};

test("parallel calls share one call of the encoder, and each text goes in once", async () => {
  const { batches, embed } = counting();
  const answers = await Promise.all([embed(["a", "bb"]), embed(["bb", "ccc"]), embed(["a"])]);
  expect(answers).toEqual([[[1], [2]], [[2], [3]], [[1]]]);
  expect(batches).toEqual([["a", "bb", "ccc"]]);
  await embed(["ccc"]);
  expect(batches).toHaveLength(1);
});

test("many texts go in batches of 64", async () => {
  const { batches, embed } = counting();
  await embed(Array.from({ length: 150 }, (_, at) => `text ${at}`));
  expect(batches.map((batch) => batch.length)).toEqual([64, 64, 22]);
});

test("a failed batch fails its callers and is tried again when asked again", async () => {
  let fails = true;
  const embed = batchEmbed(async (texts) => {
    if (fails) throw new Error("encoder away");
    return texts.map(() => [1]);
  });
  await expect(embed(["a"])).rejects.toThrow("encoder away");
  fails = false;
  expect(await embed(["a"])).toEqual([[1]]);
});
