import type { ReactNode } from 'react';
import { Body, Container, Head, Heading, Html, Section, Text } from 'react-email';
import { useCourse } from './course.tsx';
import { Preview } from './preview.tsx';

interface FrameProps {
  courseName: string;
  /** The line that an inbox shows after the subject; a page for the browser has none. */
  preview?: string;
  title: string;
  /** What stands above the title: a lesson's progress, say. */
  above?: ReactNode;
  footer: ReactNode;
  children: ReactNode;
}

/**
 * The one layout of all mails: tables 600 px wide, the course's name, a card, a footer.
 * The `width` attribute holds Outlook (which ignores `max-width`) to the measure; a phone narrows it.
 */
export function Frame({ courseName, preview, title, above, footer, children }: FrameProps) {
  const { language, styles, styleSheet } = useCourse();
  return (
    <Html lang={language} dir="ltr">
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{styleSheet}</style>
      </Head>
      <Body lang={language} className="ground" style={styles.body}>
        {preview === undefined ? null : <Preview words={preview} />}
        {/* biome-ignore lint/a11y/useSemanticElements: Gmail drops a <main>, and keeps a role. */}
        <div role="main">
          <Section className="ground" tdClassName="around" style={styles.ground}>
            <Container className="frame" width="600" style={styles.frame}>
              <Section tdClassName="aside" style={styles.above}>
                <Text className="muted" style={styles.masthead}>
                  {courseName}
                </Text>
              </Section>
              <Section className="card" tdClassName="inside" style={styles.card}>
                {above}
                <Heading as="h1" className="text title" style={styles.title}>
                  {title}
                </Heading>
                {children}
              </Section>
              <Section tdClassName="aside" style={styles.footer}>
                {footer}
              </Section>
            </Container>
          </Section>
        </div>
      </Body>
    </Html>
  );
}
