import { CourseFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type MailProps, sampleMail } from './_parts/props.ts';
import { CallToAction, P } from './_parts/prose.tsx';
import { words } from './_parts/words.ts';

const { preview, title, text, spam, page, button } = words.alreadyIn;

/** The answer to a second signup: nothing is lost, nothing starts over. */
export default function AlreadyIn(mail: MailProps) {
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

AlreadyIn.PreviewProps = sampleMail satisfies MailProps;
