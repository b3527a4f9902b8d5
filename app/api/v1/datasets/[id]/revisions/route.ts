import { listRevisions } from "@/lib/datasets/list-revisions";
import { ListRevisions, RevisionPage } from "@/lib/datasets/schema";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "List a dataset's revisions", input: ListRevisions, output: RevisionPage, verb: listRevisions }),
});
