import type { ReactNode } from 'react';
import { Button, Heading, Section, Text } from 'react-email';
import { sentence } from './sentence.tsx';
import { styles } from './styles.ts';
import { words } from './words.ts';

interface Messages {
  children: ReactNode;
}

/** A paragraph. */
export function P({ children }: Messages) {
  return (
    <Text className="text" style={styles.text}>
      {children}
    </Text>
  );
}

/** A heading inside a mail; the mail's own title is the only `h1`. */
export function H2({ children }: Messages) {
  return (
    <Heading as="h2" className="text" style={styles.heading}>
      {children}
    </Heading>
  );
}

/** A list with bullets; its children are `Li`. */
export function Ul({ children }: Messages) {
  return (
    <ul className="text" style={styles.list}>
      {children}
    </ul>
  );
}

/** A list with numbers, from 1 unless it says otherwise; its children are `Li`. */
export function Ol({ start, children }: Messages & { start?: number }) {
  return (
    <ol className="text" style={styles.list} start={start}>
      {children}
    </ol>
  );
}

export function Li({ children }: Messages) {
  return (
    <li className="text" style={styles.item}>
      {children}
    </li>
  );
}

/** Words to say or send, set apart as a quotation; one of `lines` a paragraph. */
export function Message({ lines }: { lines: readonly ReactNode[] }) {
  return (
    <blockquote style={styles.quotation}>
      <Section className="message" style={styles.message}>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a mail never change their order.
          <Text key={index} className="text" style={styles.messageText}>
            {line}
          </Text>
        ))}
      </Section>
    </blockquote>
  );
}

/** The one small thing to do today, set apart from the rest. */
export function Exercise({ title, children }: Messages & { title: string }) {
  return (
    <Section className="soft" tdClassName="tinted" style={styles.exercise}>
      <Heading as="h2" className="accent" style={styles.exerciseTitle}>
        {sentence(words.lesson.exercise, { title })}
      </Heading>
      {children}
    </Section>
  );
}

/** A picture as wide as the text, on the web; `alt` says what it shows, to whoever does not see it. */
export function Picture({ src, alt }: { src: string; alt: string }) {
  return <img src={src} alt={alt} width="518" style={styles.picture} />;
}

/** A link inside running text. */
export function A({ href, children }: Messages & { href: string }) {
  return (
    <a className="accent" href={href} style={styles.link}>
      {children}
    </a>
  );
}

/** The same address as the button's, as a plain link for whom the button does not work; plain text has it already. */
export function LinkInstead({ href }: { href: string }) {
  return (
    <Section data-skip-in-text="true">
      <P>{sentence(words.instead.text, { link: <A href={href}>{words.instead.link}</A> })}</P>
    </Section>
  );
}

/** The one thing a mail asks for. */
export function CallToAction({ href, children }: Messages & { href: string }) {
  return (
    <Section style={{ padding: '8px 0 24px' }}>
      <Button className="button" href={href} style={styles.button}>
        {children}
      </Button>
    </Section>
  );
}
