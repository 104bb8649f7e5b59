import {
  CallToAction,
  Frame,
  LinkInstead,
  type NewAddressProps,
  P,
  SignupFooter,
  sentence,
  useCourse,
} from 'daystep/emails';

/** Asks a subscriber's new address for a yes; until then everything stays with the old one. */
export default function NewAddress(mail: NewAddressProps) {
  const { preview, title, text, button, after, otherwise } = useCourse().messages.newAddress;
  return (
    <Frame courseName={mail.courseName} preview={preview} title={title} footer={<SignupFooter {...mail} />}>
      <P>{mail.greeting}</P>
      <P>{sentence(text, { name: mail.courseName })}</P>
      <CallToAction href={mail.confirmUrl}>{button}</CallToAction>
      <P>{after}</P>
      <LinkInstead href={mail.confirmUrl} />
      <P>{otherwise}</P>
    </Frame>
  );
}
