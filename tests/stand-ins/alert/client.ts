import * as v from 'valibot';

/** What was posted to a channel. */
const postSchema = v.object({ method: v.string(), type: v.string(), body: v.string() });

export type Post = v.InferOutput<typeof postSchema>;

/** How a channel answers: with a status, never, or by ending the connection. */
export const reactionSchema = v.union([v.number(), v.picklist(['hang', 'drop'])]);

export type Reaction = v.InferOutput<typeof reactionSchema>;

/** A test's own channel at the stand-in for the operator's chat. */
export interface AlertChannel {
  /** For `ALERT_WEBHOOK_URL`. */
  readonly url: string;
  /** The texts posted so far, those too that the channel did not take. Throws at a post that is not as promised. */
  texts(): Promise<string[]>;
  /** How the channel answers from now on; 200 to begin with. */
  answer(reaction: Reaction): Promise<void>;
}

const textSchema = v.pipe(v.string(), v.parseJson(), v.strictObject({ text: v.string() }));

/** A new channel at the server that listens at `baseUrl`. */
export function alertChannel(baseUrl: string): AlertChannel {
  const name = crypto.randomUUID();
  const control = `${baseUrl}/control/${name}`;
  return {
    url: `${baseUrl}/${name}`,
    async texts() {
      const posts = v.parse(v.array(postSchema), await (await fetch(control)).json());
      return posts.map(({ method, type, body }) => {
        if (method !== 'POST' || type !== 'application/json') throw new Error(`A ${method} of ${type} is no alert.`);
        return v.parse(textSchema, body).text;
      });
    },
    async answer(reaction) {
      await fetch(control, { method: 'PUT', body: JSON.stringify(reaction) });
    },
  };
}
