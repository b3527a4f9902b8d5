import { deleteDataset } from "@/lib/datasets/delete-dataset";
import { getDataset } from "@/lib/datasets/get-dataset";
import { Dataset, DatasetId, UpdateDataset } from "@/lib/datasets/schema";
import { updateDataset } from "@/lib/datasets/update-dataset";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a dataset", input: DatasetId, output: Dataset, verb: getDataset }),
  PATCH: route({
    summary: "Change a dataset",
    input: UpdateDataset,
    output: Dataset,
    verb: updateDataset,
    example: { description: "Questions customers asked in May" },
  }),
  DELETE: route({ summary: "Delete a dataset, or archive one an evaluation has used", input: DatasetId, verb: deleteDataset }),
});
