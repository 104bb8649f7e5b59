/** The namespace as a location sees it that still has an old list of keys. */

/** Every list of keys whose prefix begins with `prefix` is this one, a minute old. */
export function stillLists(kv: KVNamespace, prefix: string, listed: unknown): KVNamespace {
  return new Proxy(kv, {
    get(target, method, receiver) {
      const member: unknown = Reflect.get(target, method, receiver);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        const isOld = method === 'list' && JSON.stringify(args[0]).includes(`"prefix":"${prefix}`);
        return isOld ? listed : Reflect.apply(member, target, args);
      };
    },
  });
}
