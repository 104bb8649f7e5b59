import { raw } from 'hono/html';
import { Hidden } from '../parts/hidden.tsx';
import type { Site } from '../parts/page.tsx';
import { submitWhenSeen } from '../parts/scripts.ts';

interface ConfirmFormProps {
  site: Site;
  /** Where it is posted. */
  action: '/confirm' | '/address';
  token: string;
  /** What the button says. */
  button: string;
}

/** The button behind a link that confirms: a person's browser presses it as soon as the page is seen. */
export function ConfirmForm({ site, action, token, button }: ConfirmFormProps) {
  return (
    <form method="post" action={action}>
      <Hidden fields={{ token }} />
      <button type="submit">{button}</button>
      <p class="fine" role="status" hidden>
        {site.messages.confirm.waiting}
      </p>
      <script nonce={site.nonce}>{raw(submitWhenSeen)}</script>
    </form>
  );
}
