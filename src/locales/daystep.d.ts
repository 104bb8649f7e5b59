/** The product's own sentences by language, each a file of this folder: the build finds them, wherever a course is. */
declare module 'daystep:words' {
  export const languages: Readonly<Record<string, typeof import('./en.ts').messages>>;
}
