/** An operator who knows the password, as the views have them. */

import type { Local } from '../../../src/cli/local/addresses.ts';
import { MINUTE_MS } from '../../../src/domain/time.ts';
import { STAGE } from '../stage/settings.ts';
import { type Answer, pageView, type View } from './view.ts';
import { type Fault, Visitor } from './visitor.ts';

export const AUTHORIZATION = `Basic ${btoa(`operator:${STAGE.ADMIN_PASSWORD}`)}`;

/** What the operator opens and presses, and what it is kept as. */
export interface Operator {
  open(path: string, fault?: Fault): Promise<Answer>;
  /** Each deed has an instant of its own, a minute after the one before. */
  press(path: string, fields: Record<string, string>, fault?: Fault): Promise<Answer>;
  view(name: string, answer: Answer, expected?: number): View;
}

/** An operator from `now` (ms) on. */
export function operatorAt(local: Local, now: number): Operator {
  const visitor = new Visitor(local, 'Oda', now);
  // As a browser says with each form where it stands.
  const headers = { authorization: AUTHORIZATION, origin: new URL(local.courseUrl).origin };
  const failing = (fault: Fault | undefined) => (fault ? { fault } : {});
  return {
    open: (path, fault) => visitor.ask(path, { headers, ...failing(fault) }),
    press(path, fields, fault) {
      visitor.now += MINUTE_MS;
      return visitor.ask(path, { headers, fields, ...failing(fault) });
    },
    view: (name, answer, expected) => pageView('The operator’s area', `admin-${name}`, answer, expected),
  };
}
