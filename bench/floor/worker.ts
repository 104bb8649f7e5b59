/**
 * The floor: fills a template as large as a lesson and posts it in batches of 100, and nothing else. No storage, no
 * links that are signed, no second try: what sending costs whoever does it.
 */
interface Env {
  ASSETS: Fetcher;
  RESEND_BASE_URL: string;
  RESEND_API_KEY: string;
  /** Calls a second; 0: as fast as they go. */
  RESEND_RPS: string;
  /** The path of the mail that is sent. */
  LESSON: string;
  /** How many there are to send to. */
  READERS: string;
}

interface Template {
  subject: string;
  html: string;
  text: string;
}

const BATCH = 100;

/** A hair slower than the limit: two calls that drift towards each other would be one too many within a second. */
const MARGIN = 1.02;

const VALUES: Readonly<Record<string, string>> = {
  greeting: 'Hi Anna,',
  site_url: 'https://course.example',
  postal_address: '1 Example Street, Sampletown',
  preferences_url: `https://course.example/preferences?token=${'t'.repeat(230)}`,
  unsubscribe_url: `https://course.example/unsubscribe?token=${'t'.repeat(230)}`,
  online_url: `https://course.example/lesson?token=${'t'.repeat(150)}`,
};

/** Text and placeholders in turn. */
const pieces = (source: string) => source.split(/\{\{(\w+)\}\}/);

const filled = (parts: readonly string[], values: Readonly<Record<string, string>>) =>
  parts.reduce((out, part, index) => out + (index % 2 === 0 ? part : values[part]), '');

export default {
  fetch: () => new Response('Nothing to see here.'),

  async scheduled(_controller: unknown, env: Env): Promise<void> {
    const template = await (await env.ASSETS.fetch(`https://assets.invalid/${env.LESSON}`)).json<Template>();
    const html = pieces(template.html);
    const text = pieces(template.text);
    const readers = Number(env.READERS);
    const interval = Number(env.RESEND_RPS) > 0 ? (MARGIN * 1_000) / Number(env.RESEND_RPS) : 0;
    for (let from = 0, nextAt = Date.now(); from < readers; from += BATCH, nextAt += interval) {
      const mails = Array.from({ length: Math.min(BATCH, readers - from) }, (_, index) => ({
        from: 'Daystep <course@daystep.example>',
        to: `reader-${from + index}@reader.example`,
        subject: template.subject,
        html: filled(html, VALUES),
        text: filled(text, VALUES),
        headers: { 'List-Unsubscribe': `<${VALUES['unsubscribe_url']}>` },
      }));
      const wait = nextAt - Date.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
      const response = await fetch(`${env.RESEND_BASE_URL}/emails/batch`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${env.RESEND_API_KEY}`,
          'content-type': 'application/json',
          'user-agent': 'floor',
        },
        body: JSON.stringify(mails),
      });
      await response.text();
    }
  },
};
