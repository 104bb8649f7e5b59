import { SignupFooter } from './_parts/footer.tsx';
import { Frame } from './_parts/frame.tsx';
import { type NewAddressProps, sampleMail } from './_parts/props.ts';
import { CallToAction, LinkInstead, P } from './_parts/prose.tsx';

/** Asks a reader's new address for a yes; until then everything stays with the old one. */
export default function NewAddress(mail: NewAddressProps) {
  return (
    <Frame
      courseName={mail.courseName}
      preview="One tap, and your lessons come to this address from now on."
      title="Is this your new address?"
      footer={<SignupFooter {...mail} />}
    >
      <P>{mail.greeting}</P>
      <P>You asked us to send the lessons of “{mail.courseName}” to this address. Please confirm that it’s yours:</P>
      <CallToAction href={mail.confirmUrl}>Yes, this is my new address</CallToAction>
      <P>Nothing changes until you press it. You keep your place in the course, and no lesson comes twice.</P>
      <LinkInstead href={mail.confirmUrl} />
      <P>The link is good for 7 days. If it wasn’t you, ignore this mail, and everything stays as it is.</P>
    </Frame>
  );
}

NewAddress.PreviewProps = {
  ...sampleMail,
  confirmUrl: 'https://course.example/address?token=sample',
} satisfies NewAddressProps;
