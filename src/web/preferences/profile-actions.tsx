/** Actions on the subscriber's own data: name, address, download. */
import { EmailAddress } from '../parts/elements.tsx';
import { InputField } from '../parts/field.tsx';
import { ActionForm, type ActionsProps } from './action-form.tsx';
import { errorOf } from './view.ts';

export function NameAction({ token, subscriber, messages: { actions, form }, error }: ActionsProps) {
  const { title, button } = actions.name;
  const message = errorOf('name', error);
  const value = message === undefined ? subscriber.name : error?.typed['name'];
  return (
    <ActionForm title={title} token={token} action="name" label={button} open={message !== undefined}>
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
    </ActionForm>
  );
}

export function AddressAction({ token, subscriber, messages: { actions }, error }: ActionsProps) {
  const { title, button, text, email } = actions.address;
  const message = errorOf('email', error);
  const value = message === undefined ? '' : error?.typed['email'];
  return (
    <ActionForm title={title} token={token} action="address" label={button} open={message !== undefined}>
      <p>{text({ address: <EmailAddress email={subscriber.email} /> })}</p>
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
    </ActionForm>
  );
}

/** The response is a file, so the page stays. */
export function DownloadAction({ token, messages: { actions } }: ActionsProps) {
  const { title, button, text } = actions.download;
  return (
    <ActionForm title={title} token={token} action="download" label={button}>
      <p>{text}</p>
    </ActionForm>
  );
}
