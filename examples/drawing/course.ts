import type { CourseDefinition } from 'daystep';
import { landing } from './landing.ts';
import { theme } from './theme.ts';

export const course: CourseDefinition = {
  name: 'Three small drawings',
  author: 'Mila Brook',
  language: 'en',
  theme,
  landing,
  lessons: [
    { slug: 'look-longer', subject: 'Your first drawing: a cup', template: 'look-longer.md' },
    { slug: 'one-line', subject: 'Draw without looking at the paper', template: 'one-line.md' },
    { slug: 'light-and-shadow', subject: 'Light, shadow and an egg', template: 'light-and-shadow.md' },
  ],
  mails: { confirmation: { subject: 'Please confirm: your first drawing is waiting' } },
};
