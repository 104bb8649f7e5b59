/** The longest address (characters) that a line of the narrowest phone holds. */
const SHORT = 24;

/** An email address inside running text: a short one stands on one line, a longer one breaks behind its @ first. */
export function Address({ email }: { email: string }) {
  const behind = email.lastIndexOf('@') + 1;
  return (
    <strong class={email.length > SHORT ? 'address' : 'address short'}>
      {email.slice(0, behind)}
      <wbr />
      {email.slice(behind)}
    </strong>
  );
}
