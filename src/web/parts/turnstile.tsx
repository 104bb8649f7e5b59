import type { Site } from './page.tsx';

interface TurnstileProps {
  site: Site;
  /** The page holds the widget a second time: its script is there already. */
  again?: boolean | undefined;
}

/** Cloudflare's check for robots, where it is on. Inside a form: it adds the field `cf-turnstile-response` to it. */
export function Turnstile({ site: { turnstile, nonce, messages }, again = false }: TurnstileProps) {
  if (turnstile === '') return null;
  return (
    <>
      <div class="cf-turnstile" data-sitekey={turnstile} data-size="flexible"></div>
      {again ? null : (
        <script src="https://challenges.cloudflare.com/turnstile/v0/api.js" async defer nonce={nonce}></script>
      )}
      <noscript>
        <p class="error">{messages.turnstile.needsScript}</p>
      </noscript>
    </>
  );
}
