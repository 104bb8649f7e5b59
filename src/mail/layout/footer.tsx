import { Text } from 'react-email';
import { useCourse } from './course.tsx';
import type { LessonProps, MailProps } from './props.ts';
import { A } from './prose.tsx';
import { sentence } from './sentence.tsx';

interface CourseFooterProps extends MailProps {
  /** Whether the subscriber has had all lessons. */
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
  const {
    styles,
    messages: { footer },
  } = useCourse();
  return (
    <>
      <Text className="muted" style={styles.small}>
        {sentence(footer.why, { course: <CourseLink name={courseName} href={siteUrl} /> })}
        {over ? null : ` ${footer.rhythm}`}
      </Text>
      <Text className="muted" style={styles.links}>
        <A href={preferencesUrl}>{footer.manage}</A>
        <br />
        <A href={unsubscribeUrl}>{footer.leave}</A>
      </Text>
      <Text className="muted" style={styles.small}>
        {postalAddress}
      </Text>
    </>
  );
}

/** Below every lesson: where it can be read in the browser, then what stands below every mail of the course. */
export function LessonFooter(reader: LessonProps) {
  const {
    styles,
    messages: { footer },
  } = useCourse();
  return (
    <>
      <Text className="muted" style={styles.links}>
        <A href={reader.onlineUrl}>{footer.online}</A>
      </Text>
      <CourseFooter {...reader} />
    </>
  );
}

/** Where a lesson comes from: below it in the browser, where whoever reads may be no subscriber of the course. */
export function OnlineFooter({ courseName, siteUrl, postalAddress }: MailProps) {
  const {
    styles,
    messages: { footer },
  } = useCourse();
  return (
    <>
      <Text className="muted" style={styles.small}>
        {sentence(footer.lessonOf, { name: courseName })}
      </Text>
      <Text className="muted" style={styles.links}>
        <A href={siteUrl}>{footer.begin}</A>
      </Text>
      <Text className="muted" style={styles.small}>
        {postalAddress}
      </Text>
    </>
  );
}

/** Why this mail came and who sends it: below the mail to somebody who has not confirmed, so is no subscriber yet. */
export function SignupFooter({ courseName, siteUrl, postalAddress }: MailProps) {
  const {
    styles,
    messages: { footer },
  } = useCourse();
  return (
    <>
      <Text className="muted" style={styles.small}>
        {sentence(footer.whySignup, { course: <CourseLink name={courseName} href={siteUrl} /> })}
      </Text>
      <Text className="muted" style={styles.small}>
        {postalAddress}
      </Text>
    </>
  );
}

function CourseLink({ name, href }: { name: string; href: string }) {
  const { footer } = useCourse().messages;
  return <A href={href}>{sentence(footer.course, { name })}</A>;
}
