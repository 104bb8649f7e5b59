import type { CSSProperties } from 'react';
import type { Theme } from '../../course/definition.ts';

export type Styles = ReturnType<typeof stylesFor>;

/** Inline styles by role. Inline, because Gmail's apps and Outlook drop or ignore parts of a style sheet. */
export function stylesFor(theme: Theme) {
  return { ...frameStyles(theme), ...progressStyles(theme), ...proseStyles(theme), ...boxStyles(theme) };
}

/** Around the words. */
function frameStyles({ light, sans, serif }: Theme) {
  return {
    body: { margin: 0, padding: 0, backgroundColor: light.ground, fontFamily: sans },
    ground: { padding: '24px 12px' },
    frame: { maxWidth: '100%', margin: '0 auto' },
    above: { padding: '4px 32px 16px' },
    masthead: {
      margin: 0,
      color: light.muted,
      fontFamily: sans,
      fontSize: '14px',
      lineHeight: '20px',
    },
    card: {
      backgroundColor: light.card,
      border: `1px solid ${light.line}`,
      borderRadius: '14px',
      padding: '32px 40px 36px',
    },
    title: {
      margin: '18px 0 20px',
      color: light.text,
      fontFamily: serif,
      fontSize: '32px',
      lineHeight: '38px',
      fontWeight: 600,
      letterSpacing: '-0.01em',
    },
    footer: { padding: '24px 32px 8px' },
    small: { margin: '0 0 8px', color: light.muted, fontFamily: sans, fontSize: '14px', lineHeight: '21px' },
    // Room for a thumb around links of which each is a line.
    links: { margin: '0 0 8px', color: light.muted, fontFamily: sans, fontSize: '14px', lineHeight: '30px' },
  } satisfies Record<string, CSSProperties>;
}

/** How far the course has come. */
function progressStyles({ light, sans }: Theme) {
  return {
    label: {
      margin: '0 0 8px',
      color: light.accent,
      fontFamily: sans,
      fontSize: '14px',
      lineHeight: '20px',
      fontWeight: 700,
    },
    done: { backgroundColor: light.accent, height: '6px', fontSize: '1px', lineHeight: '6px' },
    left: { backgroundColor: light.line, height: '6px', fontSize: '1px', lineHeight: '6px' },
    gap: { width: '4px', fontSize: '1px', lineHeight: '6px' },
  } satisfies Record<string, CSSProperties>;
}

/** Running text. */
function proseStyles({ light, sans, serif }: Theme) {
  return {
    heading: {
      margin: '32px 0 10px',
      color: light.text,
      fontFamily: serif,
      fontSize: '22px',
      lineHeight: '28px',
      fontWeight: 600,
    },
    text: { margin: '0 0 16px', color: light.text, fontFamily: sans, fontSize: '17px', lineHeight: '28px' },
    list: { margin: '0 0 16px', padding: '0 0 0 22px', color: light.text },
    item: { margin: '0 0 8px', color: light.text, fontFamily: sans, fontSize: '17px', lineHeight: '27px' },
    // Its own height, whatever a mail program makes of the width.
    picture: {
      display: 'block',
      width: '100%',
      maxWidth: '518px',
      height: 'auto',
      margin: '24px 0',
      borderRadius: '10px',
    },
    link: { color: light.accent, textDecoration: 'underline' },
    rule: { border: 'none', borderTop: `1px solid ${light.line}`, margin: '28px 0 20px' },
  } satisfies Record<string, CSSProperties>;
}

/** What is set apart from it. */
function boxStyles({ light, sans, serif }: Theme) {
  return {
    exercise: {
      backgroundColor: light.soft,
      borderRadius: '12px',
      padding: '22px 26px 10px',
      margin: '28px 0',
    },
    exerciseTitle: {
      margin: '0 0 10px',
      color: light.accent,
      fontFamily: serif,
      fontSize: '20px',
      lineHeight: '26px',
      fontWeight: 600,
    },
    quotation: { margin: '20px 0' },
    message: {
      borderLeft: `3px solid ${light.accent}`,
      padding: '4px 0 4px 20px',
    },
    messageText: {
      margin: '0 0 10px',
      color: light.text,
      fontFamily: serif,
      fontSize: '18px',
      lineHeight: '29px',
      fontStyle: 'italic',
    },
    button: {
      backgroundColor: light.accent,
      borderRadius: '10px',
      color: light.onAccent,
      fontFamily: sans,
      fontSize: '17px',
      fontWeight: 700,
      lineHeight: '24px',
      padding: '14px 28px',
      textDecoration: 'none',
    },
  } satisfies Record<string, CSSProperties>;
}

/** What inline styles cannot say: the dark scheme, and less padding on a phone. */
export function styleSheetFor({ dark }: Theme): string {
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (max-width: 640px) {
  .frame { width: 100% !important; }
  .around { padding: 16px 8px !important; }
  .inside { padding: 24px 20px 28px !important; }
  .tinted { padding: 20px 18px 8px !important; }
  .aside { padding-left: 20px !important; padding-right: 20px !important; }
  .title { font-size: 28px !important; line-height: 34px !important; }
}
@media (prefers-color-scheme: dark) {
  .ground { background-color: ${dark.ground} !important; }
  .card { background-color: ${dark.card} !important; border-color: ${dark.line} !important; }
  .text { color: ${dark.text} !important; }
  .muted { color: ${dark.muted} !important; }
  .accent { color: ${dark.accent} !important; }
  .soft { background-color: ${dark.soft} !important; }
  .message { border-left-color: ${dark.accent} !important; }
  .button { background-color: ${dark.accent} !important; color: ${dark.onAccent} !important; }
  .rule { border-top-color: ${dark.line} !important; }
  .done { background-color: ${dark.accent} !important; }
  .left { background-color: ${dark.line} !important; }
}
`;
}
