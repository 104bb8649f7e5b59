/** What readers ask for, without the pages that they do it on, at the instant that the course's clock shows. */

import { subscriberId } from '../../src/domain/subscriber.ts';
import type { Edges } from '../../src/services.ts';
import { changeTime, pause, rename, restart } from '../../src/subscribers/change.ts';
import { confirm } from '../../src/subscribers/confirm.ts';
import { comeBack } from '../../src/subscribers/rejoin.ts';
import { resume, undoRestart } from '../../src/subscribers/resume.ts';
import { sendNext } from '../../src/subscribers/send-now.ts';
import { leave } from '../../src/subscribers/unsubscribe.ts';

/** Something that the reader with this address asks of a Worker. */
export type Ask = (address: string, edges: Edges) => Promise<unknown>;

/** Presses the button of a link that was issued just now. */
export const confirming: Ask = (address, edges) => {
  const now = Date.now();
  return confirm({ address, name: 'Anna', timeZone: 'UTC', origin: '' }, now, now, edges);
};

export const pausing: Ask = async (address, edges) => pause(await subscriberId(address), null, Date.now(), edges);

export const resuming: Ask = async (address, edges) => resume(await subscriberId(address), Date.now(), edges);

/** Moves the lessons to an hour (UTC). */
export const movingTo =
  (hour: number): Ask =>
  async (address, edges) =>
    changeTime(await subscriberId(address), { hour }, Date.now(), edges);

export const leaving: Ask = async (address, edges) => leave(await subscriberId(address), Date.now(), edges);

/** Pauses until a local day. */
export const pausingUntil =
  (day: string): Ask =>
  async (address, edges) =>
    pause(await subscriberId(address), day, Date.now(), edges);

/** Moves the lessons to an hour of the day in a zone. */
export const movingToZone =
  (hour: number, timeZone: string): Ask =>
  async (address, edges) =>
    changeTime(await subscriberId(address), { hour, timeZone }, Date.now(), edges);

export const renaming =
  (name: string): Ask =>
  async (address, edges) =>
    rename(await subscriberId(address), name, Date.now(), edges);

export const restarting: Ask = async (address, edges) => restart(await subscriberId(address), Date.now(), edges);

export const undoingRestart: Ask = async (address, edges) =>
  undoRestart(await subscriberId(address), Date.now(), edges);

export const askingForNext: Ask = async (address, edges) => sendNext(await subscriberId(address), Date.now(), edges);

export const comingBack: Ask = async (address, edges) => comeBack(await subscriberId(address), Date.now(), edges);
