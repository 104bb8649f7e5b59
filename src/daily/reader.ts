import type { Enrolled } from '../kv/enrollments.ts';
import type { Recipient } from '../resend/mails.ts';

/** A reader who is to get a lesson, and their position in the batch. */
export type Reader = Recipient & Enrolled & { position: number };
