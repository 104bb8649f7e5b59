import { SignupFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type ComeBackProps, sampleMail } from './_parts/props.ts';
import { CallToAction, LinkInstead, P } from './_parts/prose.tsx';

/** The answer to a signup of somebody who stopped: only their own yes brings them back. */
export default function ComeBack(mail: ComeBackProps) {
  return (
    <Frame
      courseName={mail.courseName}
      preview="Your place was kept. One tap, and the next lesson comes by itself."
      title="Shall we go on?"
      footer={<SignupFooter {...mail} />}
    >
      <P>{mail.greeting}</P>
      <P>
        {mail.whyStopped} Now somebody, most likely you, has signed up again with this address. It’s good to see you
        back. Your place was kept:
      </P>
      <CallToAction href={mail.confirmUrl}>Go on with the course</CallToAction>
      <P>
        You go on where you stopped. The next lesson is one that you haven’t had yet, and after it comes one a day, in
        the morning, as before.
      </P>
      <LinkInstead href={mail.confirmUrl} />
      <P>The link is good for 7 days. If you’d rather not go on, do nothing, and nothing comes.</P>
    </Frame>
  );
}

ComeBack.PreviewProps = {
  ...sampleMail,
  confirmUrl: 'https://course.example/confirm?token=sample',
  whyStopped: 'You left the course a while ago.',
} satisfies ComeBackProps;
