/** Parts that several of the operator's pages share. */
import { raw } from 'hono/html';
import type { PropsWithChildren } from 'hono/jsx';

/** Wraps a table that is wider than a phone: it scrolls sideways by touch and by keyboard. */
export function ScrollableTable({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <section class="scroll" tabindex={0} aria-label={label}>
      {children}
    </section>
  );
}

interface AutoContinueProps {
  /** The request's nonce for inline scripts. */
  nonce: string;
  /** How long the page waits before it submits (ms). */
  pauseMs: number;
}

/**
 * A script that clicks the button of the form around it, so that work in many steps continues on its own. Without
 * JavaScript the operator clicks the button. Written in ES5, like every script on these pages.
 */
export function AutoContinue({ nonce, pauseMs }: AutoContinueProps) {
  const script =
    '(function(f){document.addEventListener("DOMContentLoaded",function(){setTimeout(function(){' +
    `f.querySelector("button").click()},${pauseMs})})})(document.currentScript.parentNode)`;
  return <script nonce={nonce}>{raw(script)}</script>;
}
