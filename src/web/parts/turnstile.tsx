import type { PageProps } from '../context.ts';

interface TurnstileProps extends PageProps {
  /** The page already holds the widget, and with it the script. */
  again?: boolean | undefined;
}

/** Cloudflare Turnstile's widget, where the check is on. It adds the field `cf-turnstile-response` to the form that it is in. */
export function Turnstile({ site: { turnstileSiteKey, nonce, messages }, again = false }: TurnstileProps) {
  if (turnstileSiteKey === '') return null;
  return (
    <>
      <div class="cf-turnstile" data-sitekey={turnstileSiteKey} data-size="flexible"></div>
      {again ? null : (
        <script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer nonce={nonce}></script>
      )}
      <noscript>
        <p class="error">{messages.turnstile.needsScript}</p>
      </noscript>
    </>
  );
}
