import type { Recipient as MailRecipient } from '../mail/compose.ts';
import type { Recipient } from '../storage/enrollments.ts';

/** A reader who is to get a lesson, and their position in the batch. */
export type BatchMember = MailRecipient & Recipient & { position: number };
