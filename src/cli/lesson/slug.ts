/** A lesson's slug, made of its title. */
import slugify from '@sindresorhus/slugify';
import { fillSubject } from '../../course/template.ts';

/** Long enough for a title's first words, short enough to be typed and read; the build takes up to 60. */
const MAX_LENGTH = 40;

/**
 * The title in small letters, digits and single hyphens: `Über die Liebe` is `ueber-die-liebe`, in other scripts as far
 * as there are Latin letters for them. A long one ends with a whole word. Null where nothing is left.
 */
export function slugOf(title: string): string | null {
  // A reader's name is nobody's slug: what stands there for whoever gave none is.
  const whole = slugify(fillSubject(title, {}), { decamelize: false });
  const words = whole.length > MAX_LENGTH ? whole.slice(0, MAX_LENGTH + 1).replace(/-[^-]*$/, '') : whole;
  const slug = words.slice(0, MAX_LENGTH);
  return slug === '' ? null : slug;
}
