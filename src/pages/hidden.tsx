import type { SignupValues } from './signup-form.tsx';

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
}

/** One button that signs a known reader up once more: they get the confirmation mail again. */
export function SignupAgain({ values: { email, name, timezone }, label }: SignupAgainProps) {
  return (
    <form method="post" action="/subscribe">
      <Hidden fields={{ email, name, timezone }} />
      <button type="submit">{label}</button>
    </form>
  );
}
