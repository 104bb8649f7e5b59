/** An email address inside running text; a long one breaks before the @ rather than anywhere. */
export function Address({ email }: { email: string }) {
  const at = email.lastIndexOf('@');
  return (
    <strong class="address">
      {email.slice(0, Math.max(at, 0))}
      <wbr />
      {email.slice(Math.max(at, 0))}
    </strong>
  );
}
