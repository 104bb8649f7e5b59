import { describe, expect, test } from 'vitest';
import { course as shipped } from '../../src/course/compiled.ts';
import { useCourse } from '../support/harness.ts';
import { messagesIn, readPage } from '../support/page.ts';

const course = useCourse({ POSTAL_ADDRESS: '1 <Harbour> Lane', REPLY_TO: 'Anna <anna@course.example>' });

/** The `content` or `href` of the head's tags, by their name. */
async function headOf(path: string): Promise<Map<string, string>> {
  const { elements } = await readPage(await course.get(path));
  const named = elements.flatMap(({ tag, attributes }) => {
    const name = attributes.get('property') ?? attributes.get('name') ?? attributes.get('rel');
    const value = attributes.get('content') ?? attributes.get('href');
    return (tag === 'meta' || tag === 'link') && name && value ? [[name, value] as const] : [];
  });
  return new Map(named);
}

describe('the landing page', () => {
  test('tells search engines and messengers what it is, by its own address', async () => {
    const head = await headOf('/');
    expect(head.get('canonical')).toBe('https://course.example/');
    expect(head.get('og:url')).toBe('https://course.example/');
    expect(head.get('og:title')).toBe(shipped.name);
    expect(head.get('og:image')).toBe('https://course.example/course.png');
    expect(head.get('twitter:card')).toBe('summary_large_image');
    expect(head.get('description')).toBe(head.get('og:description'));
  });

  test('shows the beginning of a real lesson, and no more than that', async () => {
    const messages = messagesIn((await readPage(await course.get('/'))).html);
    expect(messages).toContain('Your shoes stand where they stood yesterday, and the chair is warm.');
    expect(messages).not.toContain('Today’s exercise');
  });

  test('names every lesson, in order', async () => {
    const messages = messagesIn((await readPage(await course.get('/'))).html);
    const path = messages.slice(messages.indexOf('The course, day by day'));
    const places = shipped.lessons.map(({ subject }) => path.indexOf(subject));
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    expect(places).not.toContain(-1);
  });

  test('has its form twice, at the top and at the end', async () => {
    const { forms } = await readPage(await course.get('/'));
    expect(forms.map(({ action }) => action)).toEqual(['/subscribe', '/subscribe']);
  });
});

describe('the privacy page', () => {
  test('tells who is behind the course, as it is set up', async () => {
    const page = await readPage(await course.get('/privacy'));
    expect(page.status).toBe(200);
    expect(messagesIn(page.html)).toContain('1 <Harbour> Lane');
    expect(page.html).not.toContain('<Harbour>');
    expect(page.links).toContain('mailto:anna@course.example');
  });

  test('names Turnstile where it is on, and not where it is off', async () => {
    const vars = { TURNSTILE_SITE_KEY: '1x00000000000000000000AA', TURNSTILE_SECRET_KEY: 'a-secret' };
    const messages = async (one: typeof course) => messagesIn((await readPage(await one.get('/privacy'))).html);
    expect(await messages(course.with(vars))).toContain('Turnstile');
    expect(await messages(course)).not.toContain('Turnstile');
  });

  test('is linked from every page', async () => {
    for (const path of ['/', '/check-inbox', '/nothing', '/confirm?token=x']) {
      expect((await readPage(await course.get(path))).links).toContain('/privacy');
    }
  });
});

test('pictures may be kept by caches, and are what they say', async () => {
  for (const [path, type, begins] of [
    ['/course.png', 'image/png', '\u0089PNG'],
    ['/apple-touch-icon.png', 'image/png', '\u0089PNG'],
    ['/favicon.svg', 'image/svg+xml', '<svg'],
  ] as const) {
    const response = await course.get(path);
    expect(response.headers.get('content-type')).toContain(type);
    expect(response.headers.get('cache-control')).toContain('max-age=');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(String.fromCharCode(...bytes.slice(0, 4))).toBe(begins);
  }
});

describe('search engines', () => {
  test('find the map of the site, which holds the two public pages', async () => {
    expect(await (await course.get('/robots.txt')).text()).toContain('Sitemap: https://course.example/sitemap.xml');
    const map = await course.get('/sitemap.xml');
    expect(map.headers.get('content-type')).toContain('application/xml');
    const listed = [...(await map.text()).matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) => url);
    expect(listed).toEqual(['https://course.example/', 'https://course.example/privacy']);
  });

  test('list no page of one reader, nor any of the moment', async () => {
    for (const path of [
      '/check-inbox',
      '/preferences?token=x',
      '/confirm?token=x',
      '/unsubscribe?token=x',
      '/nothing',
    ]) {
      expect((await course.get(path)).headers.get('x-robots-tag')).toBe('noindex');
    }
    for (const path of ['/', '/privacy']) expect((await course.get(path)).headers.has('x-robots-tag')).toBe(false);
  });
});
