import { database } from "@/db/client";
import { currentRequestId } from "@/lib/activity";
import { startDue } from "@/lib/schedules/start-due";
import { job } from "./job";

export default job("system.schedules", {}, (_, { stopping }) =>
  startDue({ db: database(), requestId: currentRequestId(), address: null }, { stopping }),
);
