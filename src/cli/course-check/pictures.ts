/** Pictures that no reader sees, or that say nothing to who cannot see them. */
import { could, type Finding, locate } from './finding.ts';
import { elementsIn } from './html.ts';
import type { ReadLesson } from './read-course.ts';
import { webFindings } from './web-address.ts';

const FILE_NAME = /^\S+\.(png|jpe?g|gif|webp|svg|heic)$/i;

/** What each picture of the lesson has against it. At one without an https address or a description, the build stops. */
export function pictureFindings(lesson: ReadLesson): Finding[] {
  if (lesson.drawn === null) return [];
  return elementsIn(lesson.drawn.card, 'img').flatMap(({ attribs }) => {
    const { src = '', alt = '' } = attribs;
    const place = locate(lesson, src);
    const described = `The picture ${src} has a file name as its description. Describe what it shows.`;
    return [
      ...webFindings(place, `The picture ${src}`, src),
      ...(FILE_NAME.test(alt.trim()) ? [could(place, described)] : []),
    ];
  });
}
