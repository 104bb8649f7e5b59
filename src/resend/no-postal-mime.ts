/** Stands in for postal-mime in the Worker's bundle: the SDK parses received mail with it, and Daystep receives none. */
export default {
  parse(): never {
    throw new Error('Daystep receives no mail; postal-mime is not part of its bundle.');
  },
};
