import { CourseFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type MailProps, sampleMail } from './_parts/props.ts';
import { CallToAction, P } from './_parts/prose.tsx';
import { words } from './_parts/words.ts';

const { preview, title, text, again, button, otherwise } = words.finished;

/** The answer to a signup of somebody who has had the whole course: nothing starts over unless they want it to. */
export default function Finished(mail: MailProps) {
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

Finished.PreviewProps = sampleMail satisfies MailProps;
