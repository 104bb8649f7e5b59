/** What subscribers ask for, without the pages that they do it on, at the instant that the course's clock shows. */

import type { CourseChange } from '../../src/domain/action.ts';
import { subscriberId } from '../../src/domain/subscriber.ts';
import type { Services } from '../../src/services.ts';
import { changeCourse } from '../../src/subscribers/change.ts';
import { confirm } from '../../src/subscribers/confirm.ts';
import { rejoin } from '../../src/subscribers/rejoin.ts';
import { sendNow } from '../../src/subscribers/send-now.ts';
import { unsubscribe } from '../../src/subscribers/unsubscribe.ts';

/** Something that the subscriber with this address asks of a Worker. */
export type Ask = (address: string, services: Services) => Promise<unknown>;

/** Presses the button of a link that was issued just now. */
export const confirming: Ask = (address, services) => {
  const now = Date.now();
  return confirm({ address, name: 'Anna', timeZone: 'UTC', origin: '' }, now, now, services);
};

/** Changes the course. */
const changing =
  (change: CourseChange): Ask =>
  async (address, services) =>
    changeCourse(await subscriberId(address), change, Date.now(), services);

export const pausing: Ask = changing({ action: 'pause', until: null });

export const resuming: Ask = changing({ action: 'resume' });

/** Moves the lessons to an hour (UTC). */
export const movingTo = (hour: number): Ask => changing({ action: 'hour', hour, timeZone: null });

export const leaving: Ask = async (address, services) => unsubscribe(await subscriberId(address), Date.now(), services);

/** Pauses until a local day. */
export const pausingUntil = (day: string): Ask => changing({ action: 'pause', until: day });

/** Moves the lessons to an hour of the day in a zone. */
export const movingToZone = (hour: number, timeZone: string): Ask => changing({ action: 'hour', hour, timeZone });

export const renaming = (name: string): Ask => changing({ action: 'name', name });

export const restarting: Ask = changing({ action: 'restart' });

export const undoingRestart: Ask = changing({ action: 'undo-restart' });

export const askingForNext: Ask = async (address, services) =>
  sendNow(await subscriberId(address), Date.now(), services);

export const comingBack: Ask = async (address, services) => rejoin(await subscriberId(address), Date.now(), services);
