/** The site's pictures. For the build, which draws them, and for the pages: without JSX and without types of Workers. */
import type { Theme } from '../course/definition.ts';

/** Where each is served, and where the build puts it in `dist/assets/`. */
export const PICTURES = {
  icon: { path: '/favicon.svg', asset: 'pictures/favicon.svg' },
  touchIcon: { path: '/apple-touch-icon.png', asset: 'pictures/apple-touch-icon.png' },
  share: { path: '/course.png', asset: 'pictures/course.png' },
} as const;

/** The mark is a rising sun. */
const SUN = 'M8.5 23a7.5 7.5 0 0 1 15 0z';
const LINES = 'M3 28h26M16 5v5M5.5 10.5l3.2 3.2M26.5 10.5l-3.2 3.2';

/** The mark beside the course's name: decoration only, in the color of the text around it. */
export const MARK =
  '<svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">' +
  `<path d="${SUN}" fill="currentColor"></path>` +
  `<path d="${LINES}" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"></path></svg>`;

/** The mark as an image of its own (SVG, 180 by 180): the favicon. */
export function markIcon({ accent, soft }: Theme['light']): string {
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="180" height="180">' +
    `<rect width="32" height="32" rx="7" fill="${accent}"/><g transform="translate(4 3) scale(.75)" fill="${soft}">` +
    `<path d="${SUN}"/><path d="${LINES}" stroke="${soft}" stroke-width="2.5" stroke-linecap="round"/></g></svg>`
  );
}
