import { SignupFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type ConfirmationProps, sampleMail } from './_parts/props.ts';
import { CallToAction, LinkInstead, P } from './_parts/prose.tsx';
import { sentence } from './_parts/sentence.tsx';
import { words } from './_parts/words.ts';
import { course } from './course.ts';

const { preview, title, text, button, after, otherwise } = words.confirmation;

/** Asks whoever owns the address for a yes; until then this is the only mail they get. */
export default function Confirmation(mail: ConfirmationProps) {
  return (
    <Frame courseName={mail.courseName} preview={preview} title={title} footer={<SignupFooter {...mail} />}>
      <P>{mail.greeting}</P>
      <P>{sentence(text, { name: mail.courseName })}</P>
      <CallToAction href={mail.confirmUrl}>{button}</CallToAction>
      <P>{sentence(after, { days: mail.days })}</P>
      <LinkInstead href={mail.confirmUrl} />
      <P>{otherwise}</P>
    </Frame>
  );
}

Confirmation.PreviewProps = {
  ...sampleMail,
  confirmUrl: 'https://course.example/confirm?token=sample',
  days: course.lessons.length,
} satisfies ConfirmationProps;
