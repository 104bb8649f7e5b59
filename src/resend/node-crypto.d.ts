/** The one function of Node's that the Worker uses, by the flag `nodejs_compat`; all of @types/node would be too much. */
declare module 'node:crypto' {
  export function createHmac(
    algorithm: 'sha256',
    key: Uint8Array,
  ): { update(data: Uint8Array): { digest(): Uint8Array } };
}
