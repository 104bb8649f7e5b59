/** Keeps the operations of a request within what it may cost, whatever there is to read. */

/** Thrown in place of an operation that would go beyond. */
class BudgetSpent extends Error {
  constructor() {
    super('This request has made as many operations of Workers KV as it may.');
  }
}

/** The namespace, on which so many operations can be made (a bulk read is one), and none after them. */
export function withBudget(kv: KVNamespace, operations: number): KVNamespace {
  let left = operations;
  return new Proxy(kv, {
    get(target, method) {
      const member: unknown = Reflect.get(target, method);
      if (typeof member !== 'function') return member;
      return async (...args: unknown[]) => {
        if (left <= 0) throw new BudgetSpent();
        left -= 1;
        return Reflect.apply(member, target, args);
      };
    },
  });
}

/** What `read` gives, or null where it would have cost too much. */
export async function unlessSpent<Result>(read: () => Promise<Result>): Promise<Result | null> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof BudgetSpent) return null;
    throw error;
  }
}
