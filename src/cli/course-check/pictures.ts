/** Pictures that do not arrive, or that say nothing to who cannot see them. */

import { could, type Finding, must } from './finding.ts';
import { elementsIn } from './html.ts';
import { placeIn, type ReadLesson } from './read-course.ts';

/** What each picture of the lesson has against it. A picture comes from the web: a mail carries none. */
export function pictureFindings(lesson: ReadLesson): Finding[] {
  if (lesson.drawn === null) return [];
  return elementsIn(lesson.drawn.card, 'img').flatMap(({ attribs }) => {
    const { src = '', alt } = attribs;
    const place = placeIn(lesson, src.startsWith('data:') ? src.slice(0, 40) : src || (alt ?? ''));
    return [...sourceFindings(place, src.trim()), ...descriptionFindings(place, src, alt)];
  });
}

type Place = Pick<Finding, 'file' | 'line'>;

function sourceFindings(place: Place, src: string): Finding[] {
  if (src === '') return [must(place, 'A picture has no address: give it one, from https:// on.')];
  if (src.startsWith('data:')) {
    return [must(place, 'A picture stands in the mail itself, and Gmail shows none of those: put it on the web.')];
  }
  const url = URL.parse(src);
  const isOnTheWeb = url !== null && /^https?:$/.test(url.protocol) && url.hostname.includes('.');
  if (!isOnTheWeb || /^127\./.test(url.hostname)) {
    return [
      must(
        place,
        `The picture ${src} is nowhere that a reader's mail can find: put it on the web, and write its https:// address.`,
      ),
    ];
  }
  return url.protocol === 'http:'
    ? [could(place, `The picture ${src} is not encrypted, and some mail programs leave it out: write https://.`)]
    : [];
}

function descriptionFindings(place: Place, src: string, alt: string | undefined): Finding[] {
  const name = src.startsWith('data:') ? 'A picture' : `The picture ${src}`;
  if (alt === undefined) return [must(place, `${name} has no description: say in \`alt\` what it shows.`)];
  if (alt.trim() === '') return [could(place, `${name} has an empty description: fine if it is decoration alone.`)];
  return /^\S+\.(png|jpe?g|gif|webp)$/i.test(alt.trim())
    ? [could(place, `${name} has the name of a file as its description: say what it shows.`)]
    : [];
}
