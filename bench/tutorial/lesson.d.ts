/** The lesson that the bench has wrangler find under this name (bench/bundle.ts): a component as an author writes it. */
declare module 'measured-lesson' {
  export default function Lesson(reader: import('daystep/emails').LessonProps): import('react').ReactElement;
}
