import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";

/** For a page: what a verb does not find (or is of another workspace) shows the not-found page. */
export async function orNotFound<Found>(work: Promise<Found>): Promise<Found> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not_found") notFound();
    throw error;
  }
}
