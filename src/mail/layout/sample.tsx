import type { ComponentType } from 'react';
import type { CourseDefinition } from '../../course/definition.ts';
import type { Sentences } from '../../locales/locale.ts';
import { CourseProvider } from './course.tsx';
import type { ComeBackProps, ConfirmationProps, LessonProps } from './props.ts';

/** A value for whatever any mail is drawn with. */
type SampleProps = LessonProps & ConfirmationProps & ComeBackProps;

interface Sampled {
  course: CourseDefinition;
  /** The product's sentences by language. */
  languages: Readonly<Record<string, Sentences>>;
  /** The template's file, as the course names it. */
  file: string;
}

/**
 * A template as React Email's preview shows it: drawn for the course, with sample values, or with the `PreviewProps`
 * of its own that a template has.
 */
export function sampled(
  Template: ComponentType<SampleProps> & { PreviewProps?: Partial<SampleProps> },
  { course, languages, file }: Sampled,
) {
  const sentences = languages[course.language] ?? languages[course.language.split('-')[0] ?? ''];
  if (sentences === undefined) throw new Error(`There are no sentences for the language "${course.language}".`);
  const { mails, whyStopped } = sentences;
  function Sample(props: SampleProps) {
    return (
      <CourseProvider course={course} messages={mails}>
        <Template {...props} />
      </CourseProvider>
    );
  }
  const position = course.lessons.findIndex(({ template }) => template === file);
  const PreviewProps: SampleProps = {
    courseName: course.name,
    greeting: mails.greeting.named.replace('{{name}}', 'Anna'),
    siteUrl: 'https://course.example',
    preferencesUrl: 'https://course.example/preferences?token=sample',
    unsubscribeUrl: 'https://course.example/unsubscribe?token=sample',
    postalAddress: '12 Harbour Lane, 04109 Leipzig, Germany',
    confirmUrl: 'https://course.example/confirm?token=sample',
    whyStopped: whyStopped.left,
    day: Math.max(position, 0) + 1,
    days: course.lessons.length,
    onlineUrl: 'https://course.example/lesson?token=sample',
    ...Template.PreviewProps,
  };
  return Object.assign(Sample, { PreviewProps });
}
