/** `daystep/emails`: what a lesson, and any other mail, is made of. */
export { useCourse } from './course.tsx';
export { CourseFooter, LessonFooter, SignupFooter } from './footer.tsx';
export { Frame } from './frame.tsx';
export { Lesson } from './lesson.tsx';
export type { ComeBackProps, ConfirmationProps, LessonProps, MailProps, NewAddressProps } from './props.ts';
export { A, CallToAction, Exercise, H2, Li, LinkInstead, Message, Ol, P, Picture, Rule, Ul } from './prose.tsx';
export { sentence } from './sentence.tsx';
