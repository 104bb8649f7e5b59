/** An inbox fills the line up from the mail's text: so many invisible characters keep it away. */
const FILLER = '\u00a0\u200c'.repeat(100);

/** The line that an inbox shows after the subject, hidden in the mail itself. */
export function Preview({ words }: { words: string }) {
  return (
    <div data-skip-in-text="true" style={hidden}>
      {words}
      {FILLER}
    </div>
  );
}

/** Gmail in a phone's browser does not know `display: none`, and shows nothing of what has no height. */
const hidden = { display: 'none', maxHeight: 0, overflow: 'hidden' } as const;
