import { CourseFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type MailProps, sampleMail } from './_parts/props.ts';
import { CallToAction, P } from './_parts/prose.tsx';

/** The answer to a second signup: nothing is lost, nothing starts over. */
export default function AlreadyIn(mail: MailProps) {
  return (
    <Frame
      courseName={mail.courseName}
      preview="Your place is safe, and your next lesson comes by itself. There is nothing to do."
      title="You are already in"
      footer={<CourseFooter {...mail} />}
    >
      <P>{mail.greeting}</P>
      <P>
        Somebody, most likely you, has just signed up again with this address. You’re already in the course, so there is
        nothing to do: you keep your place, and your next lesson comes by itself.
      </P>
      <P>If you were expecting a lesson and can’t find it, your spam folder is worth a look.</P>
      <P>On your own page you can see where you are in the course, or leave it if you have had enough.</P>
      <CallToAction href={mail.preferencesUrl}>See where I am</CallToAction>
    </Frame>
  );
}

AlreadyIn.PreviewProps = sampleMail satisfies MailProps;
