import { Lesson } from './_parts/lesson.tsx';
import { Exercise, H2, Li, P, Ul } from './_parts/prose.tsx';
import { type LessonProps, sampleLesson } from './_parts/props.ts';

export default function GiveSpace(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="Give space instead of chasing"
      preview="Why the strongest urge you have right now is the one to wait out."
      tomorrow="we look, gently and honestly, at what really went wrong between you."
    >
      <P>If you can hardly think of anything but how to reach them, you are in the right place.</P>
      <H2>Why it works</H2>
      <Ul>
        <Li>One point.</Li>
      </Ul>
      <Exercise title="one quiet evening">
        <P>Put the phone in another room.</P>
      </Exercise>
    </Lesson>
  );
}

GiveSpace.PreviewProps = sampleLesson('give-space') satisfies LessonProps;
