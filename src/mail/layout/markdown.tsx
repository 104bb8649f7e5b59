import { Fragment } from 'react';
import type { Block, Inline, List, MarkdownLesson } from '../../course/markdown-lesson.ts';
import { Lesson } from './lesson.tsx';
import type { LessonProps } from './props.ts';
import { A, CallToAction, Exercise, H2, Li, Message, Ol, P, Picture, Rule, Ul } from './prose.tsx';

/** The template of a lesson that is written in Markdown: the same parts as in TSX, so the same mail. */
export function markdownTemplate({ blocks, ...lesson }: MarkdownLesson) {
  return function MarkdownTemplate(reader: LessonProps) {
    return (
      <Lesson reader={reader} {...lesson}>
        <Blocks blocks={blocks} />
      </Lesson>
    );
  };
}

// What is drawn here never changes its order, so that a place is as good a key as any.
function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <Fragment key={String(index)}>{drawBlock(block)}</Fragment>);
}

function Words({ words }: { words: readonly Inline[] }) {
  return words.map((inline, index) => <Fragment key={String(index)}>{drawInline(inline)}</Fragment>);
}

function drawBlock(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <P>
          <Words words={block.words} />
        </P>
      );
    case 'heading':
      return (
        <H2>
          <Words words={block.words} />
        </H2>
      );
    case 'list':
      return <Items {...block} />;
    case 'quotation':
      return <Message lines={block.paragraphs.map((words, index) => <Words key={String(index)} words={words} />)} />;
    case 'exercise':
      return (
        <Exercise title={block.title}>
          <Blocks blocks={block.blocks} />
        </Exercise>
      );
    case 'button':
      return (
        <CallToAction href={block.address}>
          <Words words={block.words} />
        </CallToAction>
      );
    case 'picture':
      return <Picture src={block.address} alt={block.description} />;
    case 'rule':
      return <Rule />;
  }
}

function Items({ from, items }: List) {
  const drawn = items.map(({ words, lists }, index) => (
    <Li key={String(index)}>
      <Words words={words} />
      {lists.map((list, place) => (
        <Items key={String(place)} {...list} />
      ))}
    </Li>
  ));
  return from === null ? <Ul>{drawn}</Ul> : <Ol {...(from === 1 ? {} : { start: from })}>{drawn}</Ol>;
}

function drawInline(inline: Inline) {
  if (typeof inline === 'string') return inline;
  switch (inline.kind) {
    case 'strong':
      return (
        <strong>
          <Words words={inline.words} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Words words={inline.words} />
        </em>
      );
    case 'link':
      return (
        <A href={inline.address}>
          <Words words={inline.words} />
        </A>
      );
    case 'break':
      return <br />;
  }
}
