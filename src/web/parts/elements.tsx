/** Small elements that several pages share. */

/** The longest email address (characters) that fits on one line of the narrowest phone. */
const MAX_UNBROKEN_LENGTH = 24;

/** An email address in running text: a short one is kept on one line, a longer one breaks after its @ first. */
export function EmailAddress({ email }: { email: string }) {
  const afterAt = email.lastIndexOf('@') + 1;
  return (
    <strong class={email.length > MAX_UNBROKEN_LENGTH ? 'address' : 'address short'}>
      {email.slice(0, afterAt)}
      <wbr />
      {email.slice(afterAt)}
    </strong>
  );
}

/** How many lessons have come, as the bar in the mails. Hidden from screen subscribers: the text beside it must say the same. */
export function ProgressBar({ done, of }: { done: number; of: number }) {
  const steps = Array.from({ length: of }, (_, index) => index + 1);
  return (
    <div class="bar" aria-hidden="true">
      {steps.map((step) => (
        <span key={step} class={step <= done ? 'done' : undefined} />
      ))}
    </div>
  );
}

/** Fields that a form sends without showing them. */
export function HiddenFields({ fields }: { fields: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}
