import { CourseFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type MailProps, sampleMail } from './_parts/props.ts';
import { CallToAction, P } from './_parts/prose.tsx';

/** The answer to a signup of somebody who has had the whole course: nothing starts over unless they want it to. */
export default function Finished(mail: MailProps) {
  return (
    <Frame
      courseName={mail.courseName}
      preview="All lessons are yours: read them again, or start from the first one."
      title="You have had the whole course"
      footer={<CourseFooter {...mail} over />}
    >
      <P>{mail.greeting}</P>
      <P>
        Somebody, most likely you, has just signed up again with this address. You have had every lesson already, so we
        didn’t start over without asking.
      </P>
      <P>
        Some lessons say more the second time. On your own page you can read any of them again, or begin anew from the
        first one, with one a day as before.
      </P>
      <CallToAction href={mail.preferencesUrl}>Open my page</CallToAction>
      <P>If neither is for you, do nothing. No more lessons come.</P>
    </Frame>
  );
}

Finished.PreviewProps = sampleMail satisfies MailProps;
