import type { ReactNode } from 'react';
import { Button, Heading, Hr, Section, Text } from 'react-email';
import { useCourse } from './course.tsx';
import { sentence } from './sentence.tsx';

interface Words {
  children: ReactNode;
}

/** A paragraph. */
export function P({ children }: Words) {
  const { styles } = useCourse();
  return (
    <Text className="text" style={styles.text}>
      {children}
    </Text>
  );
}

/** A heading inside a mail; the mail's own title is the only `h1`. */
export function H2({ children }: Words) {
  const { styles } = useCourse();
  return (
    <Heading as="h2" className="text" style={styles.heading}>
      {children}
    </Heading>
  );
}

/** A list with bullets; its children are `Li`. */
export function Ul({ children }: Words) {
  const { styles } = useCourse();
  return (
    <ul className="text" style={styles.list}>
      {children}
    </ul>
  );
}

/** A list with numbers, from 1 unless it says otherwise; its children are `Li`. */
export function Ol({ start, children }: Words & { start?: number }) {
  const { styles } = useCourse();
  return (
    <ol className="text" style={styles.list} start={start}>
      {children}
    </ol>
  );
}

export function Li({ children }: Words) {
  const { styles } = useCourse();
  return (
    <li className="text" style={styles.item}>
      {children}
    </li>
  );
}

/** Words to say or send, set apart as a quotation; one of `lines` a paragraph. */
export function Message({ lines }: { lines: readonly ReactNode[] }) {
  const { styles } = useCourse();
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
export function Exercise({ title, children }: Words & { title: string }) {
  const { styles, messages } = useCourse();
  return (
    <Section className="soft" tdClassName="tinted" style={styles.exercise}>
      <Heading as="h2" className="accent" style={styles.exerciseTitle}>
        {sentence(messages.lesson.exercise, { title })}
      </Heading>
      {children}
    </Section>
  );
}

/** A picture as wide as the text, on the web; `alt` says what it shows, to whoever does not see it. */
export function Picture({ src, alt }: { src: string; alt: string }) {
  const { styles } = useCourse();
  return <img src={src} alt={alt} width="518" style={styles.picture} />;
}

/** A link inside running text. */
export function A({ href, children }: Words & { href: string }) {
  const { styles } = useCourse();
  return (
    <a className="accent" href={href} style={styles.link}>
      {children}
    </a>
  );
}

/** The same address as the button's, as a plain link for whom the button does not work; plain text has it already. */
export function LinkInstead({ href }: { href: string }) {
  const { messages } = useCourse();
  return (
    <Section data-skip-in-text="true">
      <P>{sentence(messages.instead.text, { link: <A href={href}>{messages.instead.link}</A> })}</P>
    </Section>
  );
}

/** The one thing a mail asks for. */
export function CallToAction({ href, children }: Words & { href: string }) {
  const { styles } = useCourse();
  return (
    <Section style={{ padding: '8px 0 24px' }}>
      <Button className="button" href={href} style={styles.button}>
        {children}
      </Button>
    </Section>
  );
}

/** A line across: something new begins. */
export function Rule() {
  const { styles } = useCourse();
  return <Hr className="rule" style={styles.rule} />;
}
