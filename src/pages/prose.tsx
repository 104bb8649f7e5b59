/** An email address inside running text: it stands on one line where a line can hold it; a longer one breaks behind its @. */
export function Address({ email }: { email: string }) {
  const behind = email.lastIndexOf('@') + 1;
  return (
    <strong class="address">
      {email.slice(0, behind)}
      <wbr />
      {email.slice(behind)}
    </strong>
  );
}
