import { createDataset } from "@/lib/datasets/create-dataset";
import { listDatasets } from "@/lib/datasets/list-datasets";
import { CreateDataset, Dataset, DatasetPage, ListDatasets } from "@/lib/datasets/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List datasets", input: ListDatasets, output: DatasetPage, verb: listDatasets }),
  POST: route({
    summary: "Create a dataset",
    input: CreateDataset,
    output: Dataset,
    verb: createDataset,
    status: 201,
    location: ({ id }) => `/api/v1/datasets/${id}`,
    example: { name: "Support questions", tags: ["support"] },
  }),
});
