export const noWebhookSecret =
  "This workspace has no webhook secret to sign with: an admin makes one under Settings, Webhooks (POST /api/v1/webhook-secrets).";
