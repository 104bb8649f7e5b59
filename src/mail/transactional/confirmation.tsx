import {
  CallToAction,
  type ConfirmationProps,
  Frame,
  LinkInstead,
  P,
  SignupFooter,
  sentence,
  useCourse,
} from 'daystep/emails';

/** Asks whoever owns the address for a yes; until then this is the only mail they get. */
export default function Confirmation(mail: ConfirmationProps) {
  const { preview, title, text, button, after, otherwise } = useCourse().messages.confirmation;
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
