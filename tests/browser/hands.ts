/** Three ways to press and to type: a thumb on glass, a mouse, and the keyboard alone. */
import type { Locator } from 'playwright-core';

export interface Hands {
  press(target: Locator): Promise<void>;
  /** Puts `text` into a field; chooses the option with this value; ticks a box. */
  type(field: Locator, text: string): Promise<void>;
}

/** Chooses, ticks or types as a device's own wheel and keyboard do. */
async function enter(field: Locator, text: string): Promise<void> {
  if (await field.evaluate((element) => element.matches('select'))) await field.selectOption(text);
  else if (await field.evaluate((element) => element.matches('[type=checkbox]'))) await field.check();
  else await field.fill(text);
}

export const mouse: Hands = { press: (target) => target.click(), type: enter };

export const thumb: Hands = {
  press: (target) => target.tap(),
  async type(field, text) {
    await field.tap();
    await enter(field, text);
  },
};

export const keyboard: Hands = {
  async press(target) {
    await tabTo(target);
    await target.press('Enter');
  },
  async type(field, text) {
    await tabTo(field);
    const options = await field.locator('option').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
    if (options.length === 0) {
      await field.press('ControlOrMeta+a');
      return field.pressSequentially(text);
    }
    await field.press('Home');
    for (let steps = options.indexOf(text); steps > 0; steps -= 1) await field.press('ArrowDown');
  },
};

/** More stops than any page or inbox of the tests has. */
const MAX_STEPS = 400;

/** Goes there by Tab, as everybody must be able to; what has the focus must show it. */
async function tabTo(target: Locator): Promise<void> {
  const page = target.page();
  for (let stops = 0; stops < MAX_STEPS; stops += 1) {
    if (await target.evaluate((element) => element.ownerDocument.activeElement === element)) {
      if (await target.evaluate(showsFocus)) return;
      throw new Error(`The focus does not show on ${target}.`);
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not lead to ${target}.`);
}

/** Whether an outline, or the browser's own ring, is drawn around it. */
function showsFocus(element: Element): boolean {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element);
  return element.matches(':focus-visible') && style !== undefined && style.outlineStyle !== 'none';
}
