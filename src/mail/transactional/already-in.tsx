import { CallToAction, CourseFooter, Frame, type MailProps, P, useCourse } from 'daystep/emails';

/** The answer to a second signup: nothing is lost, nothing starts over. */
export default function AlreadyIn(mail: MailProps) {
  const { preview, title, text, spam, page, button } = useCourse().messages.alreadyIn;
  return (
    <Frame courseName={mail.courseName} preview={preview} title={title} footer={<CourseFooter {...mail} />}>
      <P>{mail.greeting}</P>
      <P>{text}</P>
      <P>{spam}</P>
      <P>{page}</P>
      <CallToAction href={mail.preferencesUrl}>{button}</CallToAction>
    </Frame>
  );
}
