import { selectOne } from "@/lib/system/select-one";

/** What the serving routes are measured against. Only `npm run bench` builds it: to any other build this name means nothing. */
export async function GET(): Promise<Response> {
  return Response.json(await selectOne());
}
