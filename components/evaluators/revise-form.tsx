"use client";

import type { ComponentProps } from "react";
import type { Outcome } from "@/lib/http/action";
import type { EvaluatorBody } from "./evaluator-draft";
import { EvaluatorForm } from "./evaluator-form";

type Props = Pick<ComponentProps<typeof EvaluatorForm>, "initial" | "catalogue"> & {
  id: string;
  path: string;
  save: (body: EvaluatorBody & { id: string }) => Promise<Outcome<unknown>>;
};

/** The next revision of an evaluator that is there. */
export const ReviseForm = ({ id, path, save, ...rest }: Props) => (
  <EvaluatorForm {...rest} next={path} save={(body) => save({ id, ...body })} verb="Save revision" />
);
