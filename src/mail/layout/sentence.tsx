import { Fragment, type ReactNode } from 'react';
import type { GapIn } from '../../locales/locale.ts';

/** A sentence of `src/locales/` with its gaps filled: by words, or by a link. */
export function sentence<T extends string>(words: T, filling: Record<GapIn<T>, ReactNode>): ReactNode {
  const fillings = new Map<string, ReactNode>(Object.entries(filling));
  const pieces = words.split(/\{\{(\w+)\}\}/).map((piece, index) => (index % 2 === 1 ? fillings.get(piece) : piece));
  const isText = pieces.every((piece) => typeof piece === 'string' || typeof piece === 'number');
  // As one text, it is one to screen subscribers and to whoever compares.
  if (isText) return pieces.join('');
  // biome-ignore lint/suspicious/noArrayIndexKey: A sentence's pieces never change places.
  return pieces.map((piece, index) => <Fragment key={index}>{piece}</Fragment>);
}
