/** What readers ask for, without the pages that they do it on, at the instant that the course's clock shows. */

import { subscriberId } from '../../src/domain/subscriber.ts';
import type { Services } from '../../src/services.ts';
import { changeTime, pause, rename, restart } from '../../src/subscribers/change.ts';
import { confirm } from '../../src/subscribers/confirm.ts';
import { comeBack } from '../../src/subscribers/rejoin.ts';
import { resume, undoRestart } from '../../src/subscribers/resume.ts';
import { sendNext } from '../../src/subscribers/send-now.ts';
import { leave } from '../../src/subscribers/unsubscribe.ts';

/** Something that the reader with this address asks of a Worker. */
export type Ask = (address: string, services: Services) => Promise<unknown>;

/** Presses the button of a link that was issued just now. */
export const confirming: Ask = (address, services) => {
  const now = Date.now();
  return confirm({ address, name: 'Anna', timeZone: 'UTC', origin: '' }, now, now, services);
};

export const pausing: Ask = async (address, services) => pause(await subscriberId(address), null, Date.now(), services);

export const resuming: Ask = async (address, services) => resume(await subscriberId(address), Date.now(), services);

/** Moves the lessons to an hour (UTC). */
export const movingTo =
  (hour: number): Ask =>
  async (address, services) =>
    changeTime(await subscriberId(address), { hour }, Date.now(), services);

export const leaving: Ask = async (address, services) => leave(await subscriberId(address), Date.now(), services);

/** Pauses until a local day. */
export const pausingUntil =
  (day: string): Ask =>
  async (address, services) =>
    pause(await subscriberId(address), day, Date.now(), services);

/** Moves the lessons to an hour of the day in a zone. */
export const movingToZone =
  (hour: number, timeZone: string): Ask =>
  async (address, services) =>
    changeTime(await subscriberId(address), { hour, timeZone }, Date.now(), services);

export const renaming =
  (name: string): Ask =>
  async (address, services) =>
    rename(await subscriberId(address), name, Date.now(), services);

export const restarting: Ask = async (address, services) => restart(await subscriberId(address), Date.now(), services);

export const undoingRestart: Ask = async (address, services) =>
  undoRestart(await subscriberId(address), Date.now(), services);

export const askingForNext: Ask = async (address, services) =>
  sendNext(await subscriberId(address), Date.now(), services);

export const comingBack: Ask = async (address, services) => comeBack(await subscriberId(address), Date.now(), services);
