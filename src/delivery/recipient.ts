import type { Recipient } from '../mail/compose.ts';
import type { Enrolled } from '../storage/enrollments.ts';

/** A reader who is to get a lesson, and their position in the batch. */
export type Reader = Recipient & Enrolled & { position: number };
