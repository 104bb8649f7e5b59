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

/** A labelled control with what is wrong with it, if anything is; the control itself carries `marked`. */
export function Field({ id, label, hint, message, children }: PropsWithChildren<FieldProps>) {
  return (
    <div class="field">
      <label for={id}>
        {label}
        {hint === undefined ? null : <span class="hint"> ({hint})</span>}
      </label>
      {children}
      <Mistake id={id} message={message} />
    </div>
  );
}

type InputProps = JSX.IntrinsicElements['input'];

/** A labelled input; what is not the field's own is the input's. */
export function InputField({ id, label, hint, message, ...input }: FieldProps & InputProps) {
  return (
    <Field id={id} label={label} hint={hint} message={message}>
      <input {...input} {...marked(id, message)} />
    </Field>
  );
}

/** What is wrong with a control, in words beside it. */
export function Mistake({ id, message }: Pick<FieldProps, 'id' | 'message'>) {
  if (message === undefined) return null;
  return (
    <p class="error" id={`${id}-error`}>
      {message}
    </p>
  );
}

/**
 * A control's own attributes: with a mistake it is marked, described by the words beside it, and takes the focus.
 * Without autocomplete, a page that is loaded anew shows what holds, not what was last touched.
 */
export function marked(id: string, message: string | undefined) {
  const wrong = { 'aria-invalid': 'true' as const, 'aria-describedby': `${id}-error`, autofocus: true };
  return { id, ...(message === undefined ? {} : wrong) };
}
