import { SignupFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type ConfirmationProps, sampleMail } from './_parts/props.ts';
import { CallToAction, LinkInstead, P } from './_parts/prose.tsx';
import { course } from './course.ts';

/** Asks whoever owns the address for a yes; until then this is the only mail they get. */
export default function Confirmation(mail: ConfirmationProps) {
  return (
    <Frame
      courseName={mail.courseName}
      preview="Say yes, and lesson 1 is on its way. If you didn’t sign up, there is nothing to do."
      title="Shall we begin?"
      footer={<SignupFooter {...mail} />}
    >
      <P>{mail.greeting}</P>
      <P>You asked for our email course, “{mail.courseName}.” Please confirm that this address is yours:</P>
      <CallToAction href={mail.confirmUrl}>Yes, send me lesson 1</CallToAction>
      <P>
        Lesson 1 comes as soon as you have confirmed. After that you get one lesson a day, in the morning, for the next{' '}
        {mail.days - 1} days. You can stop whenever you like.
      </P>
      <LinkInstead href={mail.confirmUrl} />
      <P>The link is good for 7 days. If you didn’t sign up, do nothing, and you will hear nothing more from us.</P>
    </Frame>
  );
}

Confirmation.PreviewProps = {
  ...sampleMail,
  confirmUrl: 'https://course.example/confirm?token=sample',
  days: course.lessons.length,
} satisfies ConfirmationProps;
