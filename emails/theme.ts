import type { Theme } from 'daystep';

/**
 * The colours and type of the mails and the pages: one look for both.
 * Every pair of text and ground passes WCAG AA (4.5:1) in both schemes.
 */
export const theme: Theme = {
  light: {
    ground: '#f6f1ea',
    card: '#fffdf9',
    text: '#2f2a26',
    muted: '#655c54',
    accent: '#8a3b4a',
    onAccent: '#ffffff',
    soft: '#f7e9e5',
    line: '#e6dccf',
  },

  /** The same roles by night. */
  dark: {
    ground: '#1a1715',
    card: '#24201d',
    text: '#ece4db',
    muted: '#b8ada2',
    accent: '#eba9a6',
    onAccent: '#2b1618',
    soft: '#362727',
    line: '#453b34',
  },

  // Without quotes, which these names do not need: each would be six letters of a mail, thirty times over.
  serif: 'Iowan Old Style, Palatino Linotype, Palatino, Georgia, serif',
  sans: '-apple-system, BlinkMacSystemFont, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif',
};
