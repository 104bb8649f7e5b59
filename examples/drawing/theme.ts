import type { Theme } from 'daystep';

export const theme: Theme = {
  light: {
    ground: '#eef4f1',
    card: '#ffffff',
    text: '#21302b',
    muted: '#52635c',
    accent: '#0f6a5b',
    onAccent: '#ffffff',
    soft: '#fdf3d7',
    line: '#d3e0da',
  },

  dark: {
    ground: '#121917',
    card: '#1b2421',
    text: '#e2ebe7',
    muted: '#a5b5ae',
    accent: '#7fd3c0',
    onAccent: '#07241e',
    soft: '#33301f',
    line: '#36443e',
  },

  serif: 'Georgia, Cambria, Times New Roman, serif',
  sans: 'Verdana, Segoe UI, Helvetica Neue, Arial, sans-serif',
};
