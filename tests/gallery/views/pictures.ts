/** Which pictures are taken of a view. */
import type { View } from './view.ts';

export interface Picture {
  /** CSS pixels. */
  width: number;
  colorScheme: 'light' | 'dark';
}

/** A phone and a desk, by day and by night. */
export const PICTURES: readonly Picture[] = [
  { width: 375, colorScheme: 'light' },
  { width: 375, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
];

/** The file of a picture. */
export function pictureName({ name }: View, { width, colorScheme }: Picture): string {
  return `${name}-${width}-${colorScheme}.png`;
}
