import { database } from "@/db/client";
import { newId } from "@/lib/ids";
import { startDue } from "@/lib/schedules/start-due";
import { job } from "./job";

export default job("system.schedules", {}, (_, { stopping }) =>
  startDue({ db: database(), requestId: newId("req"), address: null }, { stopping }),
);
