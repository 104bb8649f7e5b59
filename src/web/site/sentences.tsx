// From the runtime alone: 'hono/jsx' would bring its renderer for the browser along.
import { Fragment } from 'hono/jsx/jsx-runtime';

/** A big sentence or two. Each keeps together where it can, so that a line does not end on a new sentence's first word. */
export function Sentences({ messages }: { messages: string }) {
  const sentences = messages.split(/(?<=[.!?…]) /);
  return (
    <>
      {sentences.map((sentence) => (
        <Fragment key={sentence}>
          <span class="sentence">{sentence}</span>{' '}
        </Fragment>
      ))}
    </>
  );
}
