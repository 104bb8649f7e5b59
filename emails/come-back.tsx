import { SignupFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type ComeBackProps, sampleMail } from './_parts/props.ts';
import { CallToAction, LinkInstead, P } from './_parts/prose.tsx';
import { sentence } from './_parts/sentence.tsx';
import { whyStopped, words } from './_parts/words.ts';

const { preview, title, text, button, after, otherwise } = words.comeBack;

/** The answer to a signup of somebody who stopped: only their own yes brings them back. */
export default function ComeBack(mail: ComeBackProps) {
  return (
    <Frame courseName={mail.courseName} preview={preview} title={title} footer={<SignupFooter {...mail} />}>
      <P>{mail.greeting}</P>
      <P>{sentence(text, { why: mail.whyStopped })}</P>
      <CallToAction href={mail.confirmUrl}>{button}</CallToAction>
      <P>{after}</P>
      <LinkInstead href={mail.confirmUrl} />
      <P>{otherwise}</P>
    </Frame>
  );
}

ComeBack.PreviewProps = {
  ...sampleMail,
  confirmUrl: 'https://course.example/confirm?token=sample',
  whyStopped: whyStopped.left,
} satisfies ComeBackProps;
