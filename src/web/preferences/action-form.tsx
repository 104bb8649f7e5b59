/** The forms of a subscriber's own page: each asks for one action. */
import type { PropsWithChildren } from 'hono/jsx';
import type { Messages } from '../../locales/locale.ts';
import { HiddenFields } from '../parts/elements.tsx';
import type { FormError, SubscriberView } from './view.ts';

/** What every section of actions takes. */
export interface ActionsProps {
  token: string;
  subscriber: SubscriberView;
  messages: Messages;
  error?: FormError | undefined;
}

interface ActionFormProps {
  title: string;
  token: string;
  /** What the button asks for, and its label; without them, there is no button. */
  action?: string;
  label?: string;
  open?: boolean;
}

/** One thing that a subscriber can do, folded up; it unfolds without script. */
export function ActionForm({ title, token, action, label, open, children }: PropsWithChildren<ActionFormProps>) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {action === undefined ? (
        <div class="inside">{children}</div>
      ) : (
        <form class="inside" method="post" action="/preferences">
          <HiddenFields fields={{ token }} />
          {children}
          <button class="quiet" type="submit" name="action" value={action}>
            {label}
          </button>
        </form>
      )}
    </details>
  );
}

interface SecondaryButtonProps {
  /** All that it asks for. */
  fields: Readonly<Record<string, string>>;
  label: string;
}

/** A quiet button that asks for something at once. */
export function SecondaryButton({ fields, label }: SecondaryButtonProps) {
  return (
    <form method="post" action="/preferences">
      <HiddenFields fields={fields} />
      <button class="quiet" type="submit">
        {label}
      </button>
    </form>
  );
}

interface PrimaryButtonProps {
  token: string;
  action: string;
  label: string;
}

/** The most likely next action on a page. */
export function PrimaryButton({ token, action, label }: PrimaryButtonProps) {
  return (
    <form method="post" action="/preferences">
      <HiddenFields fields={{ token }} />
      <button type="submit" name="action" value={action}>
        {label}
      </button>
    </form>
  );
}
