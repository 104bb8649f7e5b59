/** Stands in for @react-email/render in the Worker's bundle: mails come rendered, and React stays out. */
export function render(): never {
  throw new Error('Daystep renders its mails at build time; pass html and text, not react.');
}
