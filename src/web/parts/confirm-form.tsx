import { raw } from 'hono/html';
import type { PageProps } from '../context.ts';
import { HiddenFields } from './elements.tsx';
import { submitWhenSeen } from './scripts.ts';

interface ConfirmFormProps extends PageProps {
  /** Where it is posted. */
  action: '/confirm' | '/address';
  token: string;
  /** The button's label. */
  button: string;
}

/** The button behind a link that confirms: a person's browser presses it as soon as the page is seen. */
export function ConfirmForm({ site, action, token, button }: ConfirmFormProps) {
  return (
    <form method="post" action={action}>
      <HiddenFields fields={{ token }} />
      <button type="submit">{button}</button>
      <p class="fine" role="status" hidden>
        {site.messages.confirm.waiting}
      </p>
      <script nonce={site.nonce}>{raw(submitWhenSeen)}</script>
    </form>
  );
}
