/** What setup says beside its questions and its mistakes: what it found, and what it is about to do. Pure. */
import type { Place } from './answers.ts';
import { endpointOf, type WebhookWork } from './plan.ts';

/** Where the password for `/admin` is left, for the operator alone: it is in .gitignore. */
export const PASSWORD_FILE = 'admin-password.txt';

/** The secrets that setup brings, in the order in which it speaks of them. */
export const SECRETS = ['RESEND_API_KEY', 'SIGNING_SECRET', 'RESEND_WEBHOOK_SECRET', 'ADMIN_PASSWORD'] as const;

/** What an earlier run, or a hand, has done. `stored` is null where the Worker was never deployed. */
export function whatIsThere(worker: string, stored: readonly string[] | null): string {
  if (stored === null) return `There is no Worker "${worker}" yet. This will be its first deployment.`;
  const there = SECRETS.filter((name) => stored.includes(name));
  const missing = SECRETS.filter((name) => !stored.includes(name));
  const deployed = `The Worker "${worker}" is deployed`;
  if (missing.length === 0) return `${deployed}, and has all of its secrets: ${there.join(', ')}.`;
  const has = there.length === 0 ? 'has no secrets yet' : `has ${there.join(', ')}`;
  return `${deployed} and ${has}; setup will add ${missing.join(', ')}.`;
}

/** What is about to be done; `secrets` are names, `webhook` null where its address is not known yet. */
export interface Intentions {
  worker: string;
  vars: readonly string[];
  place: Place;
  attach: string | null;
  hasAccount: boolean;
  webhook: WebhookWork | null;
  secrets: readonly string[];
  makesPassword: boolean;
  recipient: string | null;
}

/** The steps to come, a line each. */
export function whatWillHappen(plan: Intentions): string[] {
  const route = plan.attach === null ? '' : `, and that ${plan.attach} leads to the Worker`;
  const again =
    plan.place.kind === 'own' ? '' : '; writes the address that it got into wrangler.toml, and deploys again';
  return [
    `writes ${plan.vars.join(', ')} into wrangler.toml${route}`,
    `deploys the Worker "${plan.worker}"${again}`,
    ...(plan.hasAccount ? [webhookLine(plan)] : ['leaves the webhook at Resend as it is']),
    ...(plan.secrets.length === 0 ? [] : [`stores ${plan.secrets.join(', ')} as secrets of the Worker`]),
    ...(plan.makesPassword ? [`leaves the new password for /admin in ${PASSWORD_FILE}, for you alone`] : []),
    'waits until the course is up',
    ...(plan.recipient === null ? ['sends no test mail'] : [`sends a test mail to ${plan.recipient}`]),
  ];
}

function webhookLine({ webhook, place }: Intentions): string {
  const where = place.kind === 'own' ? ` for ${endpointOf(place.url)}` : '';
  if (webhook === null) return 'makes the webhook at Resend, or takes the one that is there';
  if (webhook.kind === 'make') return `makes the webhook at Resend${where}`;
  return webhook.mend ? `mends the webhook at Resend${where}` : `takes the webhook at Resend${where} that is there`;
}

/** The mail that shows that mail arrives. */
export function testMail(from: string, to: string, publicUrl: string) {
  const text = `This mail left through Resend from the address that your course writes from, so your readers' mails will too.

Your course: ${publicUrl}
How it is:   ${publicUrl}/health

Sign up there yourself, and you will see what a reader sees.
`;
  return { from, to, subject: 'Your course can send mail', text };
}
