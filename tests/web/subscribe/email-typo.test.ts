/** A typing mistake in a well-known domain: the signup counts as it was typed, and the mistake is pointed out. */
import { describe, expect, test } from 'vitest';
import { useCourse } from '../../support/harness.ts';
import { lastMailTo } from '../../support/mail.ts';
import { messagesIn, readPage } from '../../support/page.ts';
import { forgetAnswer } from '../../support/people.ts';

const course = useCourse();

describe('a signup with a typing mistake in its domain', () => {
  test('is answered as it was typed, with a page that asks whether another domain was meant', async () => {
    const answer = await course.post('/subscribe', { email: 'Anna@Gmial.com', name: 'Anna' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/check-inbox?domain=gmial.com']);
    expect((await lastMailTo(course, 'anna@gmial.com')).payload.to).toBe('anna@gmial.com');

    const page = await readPage(await course.get('/check-inbox?domain=gmial.com'));
    expect(messagesIn(page.html)).toContain('You wrote an address at gmial.com. Did you mean gmail.com?');
    expect(page.links).toContain('/#begin');
    expect(page.html).not.toContain('anna');
  });

  test('gets the address that was probably meant in JSON', async () => {
    const answer = await course.postJson('/subscribe', { email: 'anna+course@hotmial.com' });
    expect(await answer.json()).toEqual({ status: 'check-your-inbox', suggestion: 'anna+course@hotmail.com' });
  });

  test('is pointed out to whoever has signed up before, too: the answer is the same for everybody', async () => {
    await course.join('anna@gmial.com');
    await forgetAnswer('anna@gmial.com');
    const answer = await course.post('/subscribe', { email: 'anna@gmial.com' });
    expect(answer.headers.get('location')).toBe('/check-inbox?domain=gmial.com');
  });
});

describe('the page after the form', () => {
  test.each([
    'gmail.com',
    'email.com',
    'reader.example',
    '',
    'gmial.com/evil',
    'evil.example/?gmial.com',
    '<b>gmial.com</b>',
    'gmial.com@evil.example',
    "gmial'com",
    'gm ail.com',
  ])('repeats nothing that it knows no better word for: %s', async (domain) => {
    const plain = messagesIn((await readPage(await course.get('/check-inbox'))).html);
    const page = await readPage(await course.get(`/check-inbox?domain=${encodeURIComponent(domain)}`));
    expect(page.status).toBe(200);
    expect(messagesIn(page.html)).toBe(plain);
  });

  test('of a domain with nothing wrong has no word of it', async () => {
    const answer = await course.post('/subscribe', { email: 'anna@email.com' });
    expect(answer.headers.get('location')).toBe('/check-inbox');
    const json = await course.postJson('/subscribe', { email: 'ben@email.com' });
    expect(await json.json()).toEqual({ status: 'check-your-inbox' });
  });
});
