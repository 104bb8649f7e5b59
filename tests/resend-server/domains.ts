import * as v from 'valibot';

/** A domain that a test gives its account; https://resend.com/docs/dashboard/domains/manage-domains has the statuses. */
export const domain = v.strictObject({
  name: v.string(),
  status: v.picklist(['not_started', 'pending', 'verified', 'partially_verified', 'partially_failed', 'failed']),
  /** Whether it is there to send. Default: yes. */
  sending: v.exactOptional(v.boolean()),
});

/** See {@link domain}. */
export type Domain = v.InferOutput<typeof domain>;

/** What `GET /domains` answers: https://resend.com/docs/api-reference/domains/list-domains. */
export function listDomains(domains: readonly Domain[]): unknown {
  const data = domains.map(({ name, status, sending = true }) => ({
    id: `domain-${name}`,
    name,
    status,
    created_at: '2026-11-01T00:00:00.000Z',
    region: 'eu-west-1',
    capabilities: { sending: sending ? 'enabled' : 'disabled', receiving: 'disabled' },
  }));
  return { object: 'list', has_more: false, data };
}
