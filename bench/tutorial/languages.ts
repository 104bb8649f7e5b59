/** The sentences that the build finds for the mails (`daystep:words`), for wrangler's own bundling. */
import { messages as en } from '../../src/locales/en.ts';

export const languages = { en };
