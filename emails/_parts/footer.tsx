import { Text } from 'react-email';
import type { LessonProps, MailProps } from './props.ts';
import { A } from './prose.tsx';
import { styles } from './styles.ts';

interface CourseFooterProps extends MailProps {
  /** Whether the reader has had all lessons. */
  over?: boolean;
}

/** Why you get this, how to change it, how to leave, and who sends it: below every mail of the course. */
export function CourseFooter({
  courseName,
  siteUrl,
  preferencesUrl,
  unsubscribeUrl,
  postalAddress,
  over = false,
}: CourseFooterProps) {
  return (
    <>
      <Text className="muted" style={styles.small}>
        You get this because you signed up for <A href={siteUrl}>“{courseName}”</A> and confirmed it by email.
        {over ? null : ' One lesson a day, until the course is over.'}
      </Text>
      <Text className="muted" style={styles.links}>
        <A href={preferencesUrl}>Manage your course</A>
        <br />
        <A href={unsubscribeUrl}>Unsubscribe</A>
      </Text>
      <Text className="muted" style={styles.small}>
        {postalAddress}
      </Text>
    </>
  );
}

/** Below every lesson: where it can be read in the browser, then what stands below every mail of the course. */
export function LessonFooter(reader: LessonProps) {
  return (
    <>
      <Text className="muted" style={styles.links}>
        <A href={reader.onlineUrl}>Read this in your browser</A>
      </Text>
      <CourseFooter {...reader} />
    </>
  );
}

/** Where a lesson comes from: below it in the browser, where whoever reads may be no reader of the course. */
export function OnlineFooter({ courseName, siteUrl, postalAddress }: MailProps) {
  return (
    <>
      <Text className="muted" style={styles.small}>
        A lesson of “{courseName}.”
      </Text>
      <Text className="muted" style={styles.links}>
        <A href={siteUrl}>Begin it yourself</A>
      </Text>
      <Text className="muted" style={styles.small}>
        {postalAddress}
      </Text>
    </>
  );
}

/** Why this mail came and who sends it: below the mail to somebody who has not confirmed, so is no reader yet. */
export function SignupFooter({ courseName, siteUrl, postalAddress }: MailProps) {
  return (
    <>
      <Text className="muted" style={styles.small}>
        You get this one mail because somebody entered this address at <A href={siteUrl}>“{courseName}”</A>.
      </Text>
      <Text className="muted" style={styles.small}>
        {postalAddress}
      </Text>
    </>
  );
}
