/** What every mail is drawn with. At build time these are placeholders, in the preview sample values. */
export interface MailProps {
  courseName: string;
  /** "Hi Anna," or, for a subscriber who gave no name, "Hello,", in the course's language. */
  greeting: string;
  siteUrl: string;
  preferencesUrl: string;
  unsubscribeUrl: string;
  postalAddress: string;
}

/** What a lesson is drawn with besides: its place in the course, counted from 1. */
export interface LessonProps extends MailProps {
  day: number;
  days: number;
  /** Where this lesson can be read in the browser. */
  onlineUrl: string;
  /** Drawn as a page for the browser: for nobody in particular, with nothing to manage or to leave. */
  online?: boolean;
}

/** What the confirmation mail is drawn with besides. */
export interface ConfirmationProps extends MailProps {
  confirmUrl: string;
  days: number;
}

/** What the mail to somebody who stopped is drawn with besides. */
export interface ComeBackProps extends MailProps {
  confirmUrl: string;
  /** One sentence: why no lesson has come. */
  whyStopped: string;
}

/** What the mail to a subscriber's new address is drawn with besides. */
export interface NewAddressProps extends MailProps {
  confirmUrl: string;
}
