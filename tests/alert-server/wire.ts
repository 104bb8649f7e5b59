import * as v from 'valibot';

/** What was posted to a channel. */
export const postSchema = v.object({ method: v.string(), type: v.string(), body: v.string() });

export type Post = v.InferOutput<typeof postSchema>;

/** How a channel answers: with a status, never, or by ending the connection. */
export const reactionSchema = v.union([v.number(), v.picklist(['hang', 'drop'])]);

export type Reaction = v.InferOutput<typeof reactionSchema>;
