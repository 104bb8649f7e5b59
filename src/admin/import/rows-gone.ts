/** The people of an import's file are not kept any more: two days are over. */
export class RowsGone extends Error {}
