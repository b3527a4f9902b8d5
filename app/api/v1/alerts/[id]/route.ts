import { getAlert } from "@/lib/alerts/get-alert";
import { Alert, AlertId, UpdateAlert } from "@/lib/alerts/schema";
import { updateAlert } from "@/lib/alerts/update-alert";
import { route, routes } from "@/lib/http/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: route({ summary: "Get a regression alert", input: AlertId, output: Alert, verb: getAlert }),
  PATCH: route({
    summary: "Acknowledge or resolve an alert",
    about: "It goes from open to acknowledged to resolved. As long as it is not resolved, another loss opens no other.",
    input: UpdateAlert,
    output: Alert,
    verb: updateAlert,
    example: { state: "acknowledged", note: "The provider changed the model; a fix is on its way." },
  }),
});
