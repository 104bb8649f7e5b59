import type { PropsWithChildren } from 'hono/jsx';
import type { JSX } from 'hono/jsx/jsx-runtime';

interface FieldProps {
  /** The id of the control inside. */
  id: string;
  label: string;
  hint?: string | undefined;
  /** What is wrong with the value that was sent. */
  message: string | undefined;
}

/** A labeled control with its error, if there is one; the control itself takes `controlProps`. */
export function Field({ id, label, hint, message, children }: PropsWithChildren<FieldProps>) {
  return (
    <div class="field">
      <label for={id}>
        {label}
        {hint === undefined ? null : <span class="hint"> ({hint})</span>}
      </label>
      {children}
      <FieldError id={id} message={message} />
    </div>
  );
}

type InputProps = JSX.IntrinsicElements['input'];

/** A labeled input; props that are not the field's own are the input's. */
export function InputField({ id, label, hint, message, ...input }: FieldProps & InputProps) {
  return (
    <Field id={id} label={label} hint={hint} message={message}>
      <input {...input} {...controlProps(id, message)} />
    </Field>
  );
}

/** The error below a control. */
export function FieldError({ id, message }: Pick<FieldProps, 'id' | 'message'>) {
  if (message === undefined) return null;
  return (
    <p class="error" id={`${id}-error`}>
      {message}
    </p>
  );
}

/** The attributes of a control with this id: with an error, it is marked as invalid, described by the error, and focused. */
export function controlProps(id: string, message: string | undefined) {
  const invalid = { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error`, autofocus: true };
  return { id, ...(message === undefined ? {} : invalid) };
}
