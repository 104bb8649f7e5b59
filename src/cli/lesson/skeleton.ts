/** What a new lesson's file begins with: every part that a lesson has, and in each what belongs there. */
import { stringify } from 'yaml';

/** The sentences of a new lesson. `npm run course:check` knows them, so that none of them reaches a reader. */
export const SKELETON = {
  preview: 'One line that an inbox shows after the subject, and a reason to open this mail.',
  tomorrow: 'what comes tomorrow, in half a sentence.',
  opening: 'Begin where your reader is this morning: with what they feel, or with what they did yesterday.',
  heading: 'What this lesson is about',
  idea: 'Say the one idea of this lesson, and why it works. An example makes it real.',
  points: ['One thing that your reader can do.', 'One thing that your reader can leave.'],
  exerciseTitle: 'its title in a few words',
  exercise: 'One small thing that can be done in ten minutes, today.',
};

/** A lesson in Markdown. */
export function markdownLesson(title: string): string {
  const { preview, tomorrow, opening, heading, idea, points, exerciseTitle, exercise } = SKELETON;
  return `---
${stringify({ title, preview, tomorrow }, { lineWidth: 0 })}---

${opening}

## ${heading}

${idea}

${points.map((point) => `- ${point}\n`).join('')}
## Exercise: ${exerciseTitle}

${exercise}
`;
}

/** A lesson in TSX. */
export function tsxLesson(title: string, slug: string): string {
  const { preview, tomorrow, opening, heading, idea, points, exerciseTitle, exercise } = SKELETON;
  return `import { Exercise, H2, Lesson, type LessonProps, Li, P, Ul } from 'daystep/emails';

export default function ${componentName(slug)}(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title=${attribute(title)}
      preview="${preview}"
      tomorrow="${tomorrow}"
    >
      <P>${opening}</P>

      <H2>${heading}</H2>
      <P>${idea}</P>
      <Ul>
${points.map((point) => `        <Li>${point}</Li>\n`).join('')}      </Ul>

      <Exercise title="${exerciseTitle}">
        <P>${exercise}</P>
      </Exercise>
    </Lesson>
  );
}
`;
}

/** What a lesson's file imports. */
const TAKEN = ['Lesson', 'Exercise', 'H2', 'Li', 'P', 'Ul'];

/** `first-steps` is `FirstSteps`. A name that begins with a digit, as no component's may, or is taken has `Lesson` before it. */
function componentName(slug: string): string {
  const name = slug.replace(/(?:^|-)([a-z0-9])/g, (_, first: string) => first.toUpperCase());
  return /^\d/.test(name) || TAKEN.includes(name) ? `Lesson${name}` : name;
}

/** A value as JSX takes it: in quotes where no character of it means anything else there. */
function attribute(text: string): string {
  return /["&\\\n{]/.test(text) ? `{${JSON.stringify(text)}}` : `"${text}"`;
}
