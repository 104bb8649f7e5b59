/** The choices about who the reader is to us. */

import { InputField } from '../parts/field.tsx';
import { Address } from '../parts/prose.tsx';
import { Choice, type ChoicesProps } from './choice.tsx';
import { mistakeIn } from './view-model.ts';

export function NameChoice({ token, reader, messages: { choices, form }, wrong }: ChoicesProps) {
  const { title, button } = choices.name;
  const message = mistakeIn('name', wrong);
  const value = message === undefined ? reader.name : wrong?.typed['name'];
  return (
    <Choice title={title} token={token} action="name" label={button} open={message !== undefined}>
      <InputField
        id="name"
        label={form.name}
        hint={form.optional}
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

export function AddressChoice({ token, reader, messages: { choices }, wrong }: ChoicesProps) {
  const { title, button, text, email } = choices.address;
  const message = mistakeIn('email', wrong);
  const value = message === undefined ? '' : wrong?.typed['email'];
  return (
    <Choice title={title} token={token} action="address" label={button} open={message !== undefined}>
      <p>{text({ address: <Address email={reader.email} /> })}</p>
      <InputField
        id="email"
        label={email}
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
export function DownloadChoice({ token, messages: { choices } }: ChoicesProps) {
  const { title, button, text } = choices.download;
  return (
    <Choice title={title} token={token} action="download" label={button}>
      <p>{text}</p>
    </Choice>
  );
}
