/** A reader with a browser: what they do, as one would tell it. Their clock is the calendar's. */

import { text } from 'node:stream/consumers';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { networkAddress, Visitor } from '../gallery/views/visitor.ts';
import { today } from './calendar.ts';
import { type Hands, mouse } from './hands.ts';

export interface Ways {
  hands: Hands;
  /** What they look through. */
  screen: BrowserContextOptions;
}

const DESK: Ways = { hands: mouse, screen: {} };

export class Reader {
  readonly email: string;
  /** The tab that they look at. */
  page: Page;
  readonly #hands: Hands;
  readonly #headers = { 'cf-connecting-ip': networkAddress() };
  readonly visitor: Visitor;

  private constructor(page: Page, name: string, hands: Hands) {
    this.page = page;
    this.#hands = hands;
    this.visitor = new Visitor(inject('local'), name, today());
    this.email = this.visitor.email;
  }

  /** Somebody who is not in the course yet. */
  static async open(browser: Browser, name: string, { hands, screen }: Ways = DESK): Promise<Reader> {
    const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Berlin', ...screen });
    context.setDefaultTimeout(20_000);
    return new Reader(await context.newPage(), name, hands);
  }

  /** Somebody who has just joined: lesson 1 is in the inbox. */
  static async joined(browser: Browser, name: string): Promise<Reader> {
    const reader = await Reader.open(browser, name);
    expect(await reader.visitor.join()).toMatchObject({ status: 200 });
    return reader;
  }

  /** Fills in the form of the landing page. */
  async signsUp(): Promise<void> {
    await this.goesTo('/');
    const form = this.page.locator('form[action="/subscribe"]').first();
    await this.#hands.type(form.getByLabel('email'), this.email);
    await this.#hands.type(form.getByLabel('name'), this.visitor.name);
    await this.#hands.press(form.getByRole('button'));
    await this.sees('inbox');
  }

  /** Opens the newest mail of this subject on the inbox's page, and follows its link to `path` into a new tab. */
  async followsLinkIn(subject: string, path: `/${string}`, address: string = this.email): Promise<void> {
    await this.#isNow();
    await this.page.goto(`${inject('local').inboxUrl}/inbox`);
    const mail = this.page.locator('a', { hasText: subject }).filter({ hasText: address }).first();
    await this.#hands.press(mail);
    const link = this.page.frameLocator('iframe').locator(`a[href*="${path}?token="]`).first();
    await this.#unfoldsMail();
    const [tab] = await Promise.all([this.page.waitForEvent('popup'), this.#hands.press(link)]);
    await this.page.close();
    this.page = tab;
    await tab.waitForLoadState();
  }

  /** Opens a page of the course, at the time of the calendar. */
  async goesTo(path: string): Promise<void> {
    await this.#isNow();
    await this.page.goto(inject('local').courseUrl + path);
  }

  /** Opens their own page by the link of their newest mail. */
  async opensOwnPage(): Promise<void> {
    await this.goesTo(await this.visitor.link('/preferences'));
  }

  /** Opens what is folded away under this title, fills in fields by their labels, and presses the button there. */
  async chooses(title: string, button: string, fields: Record<string, string> = {}): Promise<void> {
    await this.#isNow();
    const choice = this.page.locator('details', { has: this.page.getByText(title, { exact: true }) });
    if ((await choice.getAttribute('open')) === null) await this.#hands.press(choice.locator('summary'));
    for (const [label, text] of Object.entries(fields)) await this.#hands.type(choice.getByLabel(label), text);
    await this.#hands.press(choice.getByRole('button', { name: button }));
    await this.page.waitForLoadState();
  }

  /** Downloads all that is kept about them, and reads the file. */
  async downloads(): Promise<string> {
    const [file] = await Promise.all([
      this.page.waitForEvent('download'),
      this.chooses('Download what is kept about me', 'Download it'),
    ]);
    return text(await file.createReadStream());
  }

  /** Presses a button that stands open on the page, by its words. */
  async presses(messages: string): Promise<void> {
    await this.#isNow();
    await this.#hands.press(this.page.getByRole('button', { name: messages, exact: true }).first());
    await this.page.waitForLoadState();
  }

  /** The page's main part says so. */
  async sees(messages: string): Promise<void> {
    await this.page.getByRole('main').getByText(messages).filter({ visible: true }).first().waitFor();
  }

  /** The subjects of the mails that come while `live` passes. */
  async getsWhile(live: () => Promise<unknown>): Promise<string[]> {
    const before = (await this.visitor.mails()).length;
    await live();
    return (await this.visitor.mails()).slice(before).map(({ subject }) => subject);
  }

  /** The inbox shows a mail in a small frame, with a bar over its end; mail programs show the whole of it. */
  async #unfoldsMail(): Promise<void> {
    // Without padding: Playwright looks for what is inside as if the frame had none.
    await this.page.locator('iframe').evaluate((frame) => frame.style.setProperty('padding', '0'));
    await this.page.locator('iframe').evaluate((frame) => frame.style.setProperty('height', '6000px'));
    await this.page.locator('.powered-by').evaluate((bar) => bar.remove());
  }

  async #isNow(): Promise<void> {
    this.visitor.now = today();
    await this.page.context().setExtraHTTPHeaders({ ...this.#headers, 'x-now': String(today()) });
  }
}
