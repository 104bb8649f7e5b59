import { SignupFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type NewAddressProps, sampleMail } from './_parts/props.ts';
import { CallToAction, LinkInstead, P } from './_parts/prose.tsx';
import { sentence } from './_parts/sentence.tsx';
import { words } from './_parts/words.ts';

const { preview, title, text, button, after, otherwise } = words.newAddress;

/** Asks a reader's new address for a yes; until then everything stays with the old one. */
export default function NewAddress(mail: NewAddressProps) {
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

NewAddress.PreviewProps = {
  ...sampleMail,
  confirmUrl: 'https://course.example/address?token=sample',
} satisfies NewAddressProps;
