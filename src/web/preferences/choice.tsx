import type { PropsWithChildren } from 'hono/jsx';
import type { Messages } from '../../locales/locale.ts';
import { Hidden } from '../parts/hidden.tsx';
import type { PreferencesReader, Wrong } from './view-model.ts';

/** What every choice is drawn with. */
export interface ChoicesProps {
  token: string;
  reader: PreferencesReader;
  messages: Messages;
  wrong?: Wrong | undefined;
}

interface ChoiceProps {
  /** What a reader would call it. */
  title: string;
  token: string;
  /** What the button asks for, and its words; without one there is nothing to press. */
  action?: string;
  label?: string;
  open?: boolean;
}

/** One thing that a reader can change. It opens by itself, without script. */
export function Choice({ title, token, action, label, open, children }: PropsWithChildren<ChoiceProps>) {
  return (
    <details open={open}>
      <summary>{title}</summary>
      {action === undefined ? (
        <div class="inside">{children}</div>
      ) : (
        <form class="inside" method="post" action="/preferences">
          <Hidden fields={{ token }} />
          {children}
          <button class="quiet" type="submit" name="action" value={action}>
            {label}
          </button>
        </form>
      )}
    </details>
  );
}

interface PressProps {
  fields: Readonly<Record<string, string>>;
  label: string;
  quiet?: boolean;
}

/** One button that asks for something at once; all that it asks stands in `fields`. */
export function Press({ fields, label, quiet }: PressProps) {
  return (
    <form method="post" action="/preferences">
      <Hidden fields={fields} />
      <button class={quiet ? 'quiet' : undefined} type="submit">
        {label}
      </button>
    </form>
  );
}

interface MainProps {
  token: string;
  action: string;
  label: string;
}

/** The one button that matters most just then. */
export function Main({ token, action, label }: MainProps) {
  return (
    <form method="post" action="/preferences">
      <Hidden fields={{ token }} />
      <button type="submit" name="action" value={action}>
        {label}
      </button>
    </form>
  );
}
