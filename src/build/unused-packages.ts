/** Leaves out of the Worker's bundle what its libraries name and the Worker never calls. */
import type { Plugin } from 'esbuild';

/**
 * The `resend` SDK draws React components with the first, and reads mails that arrive with the second. React alone is
 * five times the Worker, and `postal-mime` 21 KB gzipped, a fifth of what a start may read.
 */
const UNUSED = ['@react-email/render', 'postal-mime'];

/** In place of each, a function that throws: a call that nobody thought of fails with a sentence that says why. */
export const unusedPackages: Plugin = {
  name: 'unused-packages',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[@\w]/ }, ({ path }) => (UNUSED.includes(path) ? { path, namespace: 'unused' } : null));
    onLoad({ filter: /.*/, namespace: 'unused' }, ({ path }) => ({ contents: stubFor(path) }));
  },
};

function stubFor(name: string): string {
  const message = `${name} is not in this bundle: src/build/unused-packages.ts leaves it out.`;
  return `export default function unused() { throw new Error(${JSON.stringify(message)}); } export { unused as render };`;
}
