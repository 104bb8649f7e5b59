import {
  CallToAction,
  type ComeBackProps,
  Frame,
  LinkInstead,
  P,
  SignupFooter,
  sentence,
  useCourse,
} from 'daystep/emails';

/** The answer to a signup of somebody who stopped: only their own yes brings them back. */
export default function ComeBack(mail: ComeBackProps) {
  const { preview, title, text, button, after, otherwise } = useCourse().messages.comeBack;
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
