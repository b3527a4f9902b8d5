import { expect, test } from "vitest";
import { signWebhook } from "./sign-webhook";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const message = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1614265330, body: '{"test": 2432232314}' };

// Computed with the package standardwebhooks 1.1.1; the first is the example of the specification
test.each([
  [message, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="],
  [{ ...message, id: "msg_é", body: '{"text":"é\u2028"}' }, "v1,CvGMqoaJ7XwAzzsQHbTXK3FqNEfLkY2PO1PQzLJs0Mg="],
])("signs as Standard Webhooks does", (message, signature) => {
  expect(signWebhook(message, [secret])).toEqual({
    "webhook-id": message.id,
    "webhook-timestamp": "1614265330",
    "webhook-signature": signature,
  });
});

test("signs by each secret, the newest first", () => {
  const signed = signWebhook(message, ["whsec_AAAA", secret])["webhook-signature"];
  expect(signed).toMatch(/^v1,\S+ v1,g0hM9SsE\S+$/);
});
