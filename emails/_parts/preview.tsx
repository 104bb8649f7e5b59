/** An inbox fills the line up from the mail's text: so many invisible characters keep it away. */
const FILLER = '\u00a0\u200c'.repeat(100);

/** The line that an inbox shows after the subject, hidden in the mail itself. */
export function Preview({ words }: { words: string }) {
  return (
    <div className="preview" aria-hidden="true" data-skip-in-text="true" style={hidden}>
      {words}
      {FILLER}
    </div>
  );
}

const hidden = {
  display: 'none',
  maxHeight: 0,
  maxWidth: 0,
  overflow: 'hidden',
  opacity: 0,
  fontSize: '1px',
  lineHeight: '1px',
} as const;
