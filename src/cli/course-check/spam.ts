/** What SpamAssassin makes of each lesson as it arrives, where it is installed. */
import { type CourseFolder, SCRATCH } from '../../build/folder.ts';
import { leavingMails } from '../mails/leaving.ts';
import { messageOf } from '../mails/message.ts';
import { isInstalled, spamScore } from '../mails/spam-score.ts';
import { could, type Finding, must } from './finding.ts';
import type { ReadLesson } from './read-course.ts';

/** From here on, SpamAssassin calls a mail spam (points). */
const SPAM = 5;

/** The most that a lesson which ships has. */
const NOTICEABLE = 0.5;

/** The findings of each lesson, by its slug; null where SpamAssassin is not installed. */
export async function spamFindings(
  folder: CourseFolder,
  lessons: readonly ReadLesson[],
): Promise<Map<string, Finding[]> | null> {
  if (!isInstalled()) return null;
  const { mails } = await leavingMails(folder, SCRATCH);
  return new Map(
    lessons.map(({ slug, file }) => {
      const mail = mails.get(`lessons/${slug}`);
      return [slug, mail ? findingsFor(file, spamScore(messageOf(mail, Date.now()))) : []] as const;
    }),
  );
}

/** What a score means for the lesson in this file. */
export function findingsFor(file: string, { points, rules }: ReturnType<typeof spamScore>): Finding[] {
  if (points <= NOTICEABLE) return [];
  const why = rules.filter((rule) => rule.points > 0).map((rule) => `${rule.name} ${rule.points}`);
  const message = `SpamAssassin gives it ${points} points (${why.join(', ')}); ${SPAM} or more is spam.`;
  const place = { file, line: null };
  return points >= SPAM ? [must(place, message)] : [could(place, message)];
}
