import { database } from "@/db/client";
import { newId } from "@/lib/ids";
import { cleanUp } from "@/lib/system/clean-up";
import { job } from "./job";

export default job("system.clean-up", {}, (_, { stopping }) =>
  cleanUp({ db: database(), requestId: newId("req"), address: null }, { stopping }),
);
