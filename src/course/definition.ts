import type { MailName } from './mail-paths.ts';

/** One lesson: its name for ever, its subject, and its template, a file in `emails/`. */
export interface LessonDefinition {
  slug: string;
  subject: string;
  template: string;
}

/** A mail that is not a lesson. */
export interface MailDefinition {
  subject: string;
  template: string;
}

/** The words of the landing page. */
export interface LandingWords {
  /** The page's one big sentence. */
  headline: string;
  /** A few sentences below it: what the subscriber gets, and how. */
  lead: string;
  /** Short reassurances beside the form ("Free", "Leave with one click"). */
  reassurances: readonly string[];
  /** The slug of the lesson whose beginning is shown. */
  sample: string;
  forWhom: { heading: string; points: readonly string[] };
  questions: readonly { question: string; answer: string }[];
  /** The sentence above the form at the page's end. */
  closing: string;
}

/** Colours by their role (CSS), for one scheme. */
interface Colours {
  ground: string;
  card: string;
  text: string;
  muted: string;
  accent: string;
  onAccent: string;
  soft: string;
  line: string;
}

/** The look of mails and pages: colours by day and by night, and two font stacks. */
export interface Theme {
  light: Colours;
  dark: Colours;
  serif: string;
  sans: string;
}

/** What an author writes in `emails/course.ts`. */
export interface CourseDefinition {
  name: string;
  /** Who writes to the subscriber; stands in the footer of the pages. */
  author: string;
  theme: Theme;
  landing: LandingWords;
  /** BCP 47 tag of the language that the course is written in; `src/locales/` has the product's own sentences in it. */
  language: string;
  /** In the order in which they are sent. */
  lessons: readonly LessonDefinition[];
  /**
   * The mails that are no lesson, where they are to be others than the product's: a subject in place of the one in
   * `src/locales/`, or a template in place of `confirmation.tsx`, `already-in.tsx` and so on.
   */
  mails?: Partial<Record<MailName, Partial<MailDefinition>>>;
}
