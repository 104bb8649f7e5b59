/** How far the reader is, as in the mails; decoration only, so the words beside it must say it too. */
export function Bar({ done, of }: { done: number; of: number }) {
  const steps = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <div class="bar" aria-hidden="true">
      {steps.map((step) => (
        <span key={step} class={step <= done ? 'done' : undefined} />
      ))}
    </div>
  );
}
