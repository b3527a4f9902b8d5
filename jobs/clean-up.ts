import { database } from "@/db/client";
import { currentRequestId } from "@/lib/activity";
import { cleanUp } from "@/lib/system/clean-up";
import { job } from "./job";

export default job("system.clean-up", {}, (_, { stopping }) =>
  cleanUp({ db: database(), requestId: currentRequestId(), address: null }, { stopping }),
);
