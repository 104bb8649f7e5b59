/** What an author of a German course writes, file by file: in German, and nothing else than that. */

const course = `
import { landing } from './landing.ts';
import { theme } from './theme.ts';

export const course = {
  name: 'Besser schlafen',
  author: 'Jana Vogt',
  language: 'de',
  theme,
  landing,
  lessons: [
    { slug: 'abend', subject: 'Der Abend davor', template: 'abend.tsx' },
    { slug: 'morgen', subject: 'Der Morgen danach, {{name|du}}', template: 'morgen.tsx' },
  ],
};`;

const landing = `
export const landing = {
  headline: 'Schlaf wieder durch.',
  lead: 'Zwei kurze Mails über den Abend und den Morgen.',
  reassurances: ['Kostenlos'],
  sample: 'abend',
  forWhom: { heading: 'Für wen', points: ['Du liegst nachts wach.'] },
  questions: [{ question: 'Was kostet das?', answer: 'Nichts.' }],
  closing: 'Heute Abend geht es los.',
};`;

const lesson = (name: string, title: string, tomorrow: string) => `
import { Exercise, Lesson, type LessonProps, P } from 'daystep/emails';

export default function ${name}(reader: LessonProps) {
  return (
    <Lesson reader={reader} title="${title}" preview="Ein kleiner Schritt."${tomorrow}>
      <P>Leg das Telefon eine Stunde früher weg, und lies etwas, das dich nicht aufregt.</P>
      <Exercise title="eine Stunde ohne Bildschirm">
        <P>Such dir ein Buch aus.</P>
      </Exercise>
    </Lesson>
  );
}`;

/** The files of the author's folder, in place of those that the product comes with. */
export const FILES: Readonly<Record<string, string>> = {
  'course.ts': course,
  'landing.ts': landing,
  'abend.tsx': lesson('Abend', 'Der Abend davor', ' tomorrow="der Morgen."'),
  'morgen.tsx': lesson('Morgen', 'Der Morgen danach', ''),
};
