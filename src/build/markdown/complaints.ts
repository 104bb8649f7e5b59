/** Tells a mistake in a file, by the line (counted from 1; in a part of a file: by the offset). */
export type Complain = (place: number, message: string) => void;
