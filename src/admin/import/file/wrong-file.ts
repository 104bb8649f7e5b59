/** A file that is no list of people; the message says to the operator what is wrong and what to do. */
export class WrongFile extends Error {}
