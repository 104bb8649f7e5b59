import type { ReactNode } from 'react';
import { Button, Heading, Link, Section, Text } from 'react-email';
import { styles } from './styles.ts';

interface Words {
  children: ReactNode;
}

/** A paragraph. */
export function P({ children }: Words) {
  return (
    <Text className="text" style={styles.text}>
      {children}
    </Text>
  );
}

/** A heading inside a mail; the mail's own title is the only `h1`. */
export function H2({ children }: Words) {
  return (
    <Heading as="h2" className="text" style={styles.heading}>
      {children}
    </Heading>
  );
}

/** A list with bullets; its children are `Li`. */
export function Ul({ children }: Words) {
  return (
    <ul className="text" style={styles.list}>
      {children}
    </ul>
  );
}

/** A list with numbers; its children are `Li`. */
export function Ol({ children }: Words) {
  return (
    <ol className="text" style={styles.list}>
      {children}
    </ol>
  );
}

export function Li({ children }: Words) {
  return (
    <li className="text" style={styles.item}>
      {children}
    </li>
  );
}

/** Words to say or send, set apart as a quotation; one string a paragraph. */
export function Message({ lines }: { lines: readonly string[] }) {
  return (
    <blockquote style={styles.quotation}>
      <Section className="message" style={styles.message}>
        {lines.map((line) => (
          <Text key={line} className="text" style={styles.messageText}>
            {line}
          </Text>
        ))}
      </Section>
    </blockquote>
  );
}

/** The one small thing to do today, set apart from the rest. */
export function Exercise({ title, children }: Words & { title: string }) {
  return (
    <Section className="soft" tdClassName="tinted" style={styles.exercise}>
      <Heading as="h2" className="accent" style={styles.exerciseTitle}>
        Today’s exercise: {title}
      </Heading>
      {children}
    </Section>
  );
}

/** A link inside running text. */
export function A({ href, children }: Words & { href: string }) {
  return (
    <Link className="accent" href={href} style={styles.link}>
      {children}
    </Link>
  );
}

/** The address behind a button, written out for whom the button does not work. */
export function PlainLink({ href }: { href: string }) {
  return (
    <Section data-skip-in-text="true">
      <P>If the button doesn’t work, open this link:</P>
      <Text className="text" style={{ ...styles.small, margin: '0 0 16px', wordBreak: 'break-all' }}>
        <A href={href}>{href}</A>
      </Text>
    </Section>
  );
}

/** The one thing a mail asks for. */
export function CallToAction({ href, children }: Words & { href: string }) {
  return (
    <Section style={{ padding: '8px 0 24px' }}>
      <Button className="button" href={href} style={styles.button}>
        {children}
      </Button>
    </Section>
  );
}
