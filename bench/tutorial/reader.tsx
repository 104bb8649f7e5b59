/** What both tutorial Workers share: their settings, a reader as KV holds them, and the lesson that is next. */

import Lesson from 'measured-lesson';
import { course } from '../../emails/course.ts';
import { messages } from '../../src/locales/en.ts';
import { CourseProvider } from '../../src/mail/layout/course.tsx';

export interface Env {
  KV: KVNamespace;
  RESEND_BASE_URL: string;
  RESEND_API_KEY: string;
  FROM: string;
  PUBLIC_URL: string;
  POSTAL_ADDRESS: string;
}

/** `subscriber:<email>`. */
export interface Subscriber {
  email: string;
  name: string;
  /** How many lessons they have had. */
  day: number;
}

export const SUBSCRIBERS = 'subscriber:';

/** The lesson of the day for one reader, drawn from the same template as ours; it stands for those of all days. */
export function lessonFor({ email, name, day }: Subscriber, env: Env) {
  const unsubscribeUrl = unsubscribeUrlOf(email, env);
  const reader = {
    courseName: course.name,
    greeting: `Hi ${name},`,
    siteUrl: env.PUBLIC_URL,
    postalAddress: env.POSTAL_ADDRESS,
    preferencesUrl: unsubscribeUrl,
    unsubscribeUrl,
    onlineUrl: env.PUBLIC_URL,
    day: day + 1,
    days: course.lessons.length,
  };
  const react = (
    <CourseProvider course={course} messages={messages.mails}>
      <Lesson {...reader} />
    </CourseProvider>
  );
  return { subject: course.lessons[day]?.subject ?? '', react };
}

/** The headers of a lesson. */
export function headersFor({ email }: Subscriber, env: Env) {
  return { 'List-Unsubscribe': `<${unsubscribeUrlOf(email, env)}>` };
}

function unsubscribeUrlOf(email: string, env: Env): string {
  return `${env.PUBLIC_URL}/unsubscribe?email=${encodeURIComponent(email)}`;
}

/** Whether they have had the whole course. */
export const isFinished = ({ day }: Subscriber) => day >= course.lessons.length;
