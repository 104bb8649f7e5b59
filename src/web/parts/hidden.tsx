import type { Site } from './page.tsx';
import type { SignupValues } from './signup-form.tsx';
import { Turnstile } from './turnstile.tsx';

/** Fields that travel with a form and are not shown. */
export function Hidden({ fields }: { fields: Readonly<Record<string, string>> }) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

interface SignupAgainProps {
  values: SignupValues;
  /** What the button says. */
  label: string;
  site: Site;
}

/** One button that signs a known reader up once more: they get the mail that fits them again. */
export function SignupAgain({ values: { email, name, timezone }, label, site }: SignupAgainProps) {
  return (
    <form method="post" action="/subscribe">
      <Hidden fields={{ email, name, timezone }} />
      <Turnstile site={site} />
      <button type="submit">{label}</button>
    </form>
  );
}
