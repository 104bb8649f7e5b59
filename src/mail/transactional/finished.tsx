import { CallToAction, CourseFooter, Frame, type MailProps, P, useCourse } from 'daystep/emails';

/** The answer to a signup of somebody who has had the whole course: nothing starts over unless they want it to. */
export default function Finished(mail: MailProps) {
  const { preview, title, text, again, button, otherwise } = useCourse().messages.finished;
  return (
    <Frame courseName={mail.courseName} preview={preview} title={title} footer={<CourseFooter {...mail} over />}>
      <P>{mail.greeting}</P>
      <P>{text}</P>
      <P>{again}</P>
      <CallToAction href={mail.preferencesUrl}>{button}</CallToAction>
      <P>{otherwise}</P>
    </Frame>
  );
}
