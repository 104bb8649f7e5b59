import { Fragment } from 'react';
import { Hr } from 'react-email';
import type { Block, Inline, List, MarkdownLesson } from '../../src/course/markdown-lesson.ts';
import { course } from '../course.ts';
import { Lesson } from './lesson.tsx';
import { type LessonProps, sampleLesson } from './props.ts';
import { A, CallToAction, Exercise, H2, Li, Message, Ol, P, Picture, Ul } from './prose.tsx';
import { styles } from './styles.ts';

/** The template of a lesson that is written in Markdown, in this file: the same parts as in TSX, so the same mail. */
export function markdownTemplate({ blocks, ...words }: MarkdownLesson, file: string) {
  function MarkdownTemplate(reader: LessonProps) {
    return (
      <Lesson reader={reader} {...words}>
        <Blocks blocks={blocks} />
      </Lesson>
    );
  }
  const slug = course.lessons.find(({ template }) => template === file)?.slug ?? '';
  return Object.assign(MarkdownTemplate, { PreviewProps: sampleLesson(slug) satisfies LessonProps });
}

// What is drawn here never changes its order, so that a place is as good a key as any.
function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block, index) => <Fragment key={String(index)}>{drawBlock(block)}</Fragment>);
}

function Messages({ words }: { words: readonly Inline[] }) {
  return words.map((inline, index) => <Fragment key={String(index)}>{drawInline(inline)}</Fragment>);
}

function drawBlock(block: Block) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <P>
          <Messages words={block.words} />
        </P>
      );
    case 'heading':
      return (
        <H2>
          <Messages words={block.words} />
        </H2>
      );
    case 'list':
      return <Items {...block} />;
    case 'quotation':
      return <Message lines={block.paragraphs.map((words, index) => <Messages key={String(index)} words={words} />)} />;
    case 'exercise':
      return (
        <Exercise title={block.title}>
          <Blocks blocks={block.blocks} />
        </Exercise>
      );
    case 'button':
      return (
        <CallToAction href={block.address}>
          <Messages words={block.words} />
        </CallToAction>
      );
    case 'picture':
      return <Picture src={block.address} alt={block.description} />;
    case 'rule':
      return <Hr className="rule" style={styles.rule} />;
  }
}

function Items({ from, items }: List) {
  const drawn = items.map(({ words, lists }, index) => (
    <Li key={String(index)}>
      <Messages words={words} />
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
          <Messages words={inline.words} />
        </strong>
      );
    case 'emphasis':
      return (
        <em>
          <Messages words={inline.words} />
        </em>
      );
    case 'link':
      return (
        <A href={inline.address}>
          <Messages words={inline.words} />
        </A>
      );
    case 'break':
      return <br />;
  }
}
