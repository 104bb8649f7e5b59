import type { PropsWithChildren } from 'hono/jsx';

/** A table that scrolls sideways by itself on a phone, also by the keyboard. */
export function Scroll({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <section class="scroll" tabindex={0} aria-label={label}>
      {children}
    </section>
  );
}
