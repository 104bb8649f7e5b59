import type { Theme } from '../../course/definition.ts';

/** A sun that has just come up: one lesson, each morning. */
const sun = 'M8.5 23a7.5 7.5 0 0 1 15 0z';
const lines = 'M3 28h26M16 5v5M5.5 10.5l3.2 3.2M26.5 10.5l-3.2 3.2';

/** The mark beside the course's name; decoration only, in the colour of the words around it. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true" focusable="false">
      <path d={sun} fill="currentColor" />
      <path d={lines} stroke="currentColor" stroke-width="2.5" stroke-linecap="round" />
    </svg>
  );
}

/** The mark as an icon of its own (SVG): for browsers, and for whatever draws it. */
export function markIcon({ accent, soft }: Theme['light']): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="180" height="180"><rect width="32" height="32" rx="7" fill="${accent}"/><g transform="translate(4 3) scale(.75)" fill="${soft}"><path d="${sun}"/><path d="${lines}" stroke="${soft}" stroke-width="2.5" stroke-linecap="round"/></g></svg>`;
}
