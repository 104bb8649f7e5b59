/** Why somebody gets no lessons: one sentence for the mail that asks them back. */
import type { Subscriber } from './subscriber.ts';

/** A whole sentence to the reader; it accuses nobody. */
export function whyStopped(status: Exclude<Subscriber['status'], 'active'>): string {
  switch (status) {
    case 'paused':
      return 'You paused the course a while ago.';
    case 'left':
      return 'You left the course a while ago.';
    case 'refused':
    case 'bounced':
      return 'Our mails stopped getting through to you, so your lessons stopped.';
    case 'complained':
      return 'One of our mails was marked as spam, so we stopped writing to you.';
  }
}
