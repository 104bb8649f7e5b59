/** The choices about who the reader is to us. */
import { Choice } from './choice.tsx';
import type { ChoicesProps } from './choices.tsx';
import { InputField } from './field.tsx';
import { Address } from './prose.tsx';
import { mistakeIn } from './reader.ts';

export function NameChoice({ token, reader, wrong }: ChoicesProps) {
  const message = mistakeIn('name', wrong);
  const value = message === undefined ? reader.name : wrong?.typed['name'];
  return (
    <Choice title="Change my name" token={token} action="name" label="Save the name" open={message !== undefined}>
      <InputField
        id="name"
        label="Your first name"
        hint="optional"
        message={message}
        type="text"
        name="name"
        value={value}
        maxlength={60}
        autocomplete="given-name"
      />
    </Choice>
  );
}

export function AddressChoice({ token, reader, wrong }: ChoicesProps) {
  const message = mistakeIn('email', wrong);
  const value = message === undefined ? '' : wrong?.typed['email'];
  return (
    <Choice
      title="Change my address"
      token={token}
      action="address"
      label="Send the email"
      open={message !== undefined}
    >
      <p>
        Your lessons go to <Address email={reader.email} />. We send an email to the new address first; once you have
        pressed the button there, the lessons move.
      </p>
      <InputField
        id="email"
        label="Your new email address"
        message={message}
        type="email"
        name="email"
        value={value}
        required
        maxlength={254}
        autocomplete="email"
        inputmode="email"
      />
    </Choice>
  );
}

/** The file comes in place of a page, so the form stands as it is. */
export function DownloadChoice({ token }: ChoicesProps) {
  return (
    <Choice title="Download what is kept about me" token={token} action="download" label="Download it">
      <p>One file (JSON) with all that we keep: who you are to us, which lessons came when, and what you agreed to.</p>
    </Choice>
  );
}
