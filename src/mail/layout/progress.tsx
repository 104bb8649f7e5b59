import { Fragment } from 'react';
import { Column, Row, Section, Text } from 'react-email';
import { useCourse } from './course.tsx';
import { sentence } from './sentence.tsx';

/** "Day 3 of 9" above a bar of table cells; the bar is decoration, the words say it all. */
export function Progress({ day, days }: { day: number; days: number }) {
  const { styles, messages } = useCourse();
  const cells = Array.from({ length: days }, (_, index) => index + 1);
  return (
    <Section>
      <Text className="accent" style={styles.label}>
        {sentence(messages.lesson.day, { day, days })}
      </Text>
      <Row aria-hidden="true" data-skip-in-text="true">
        {cells.map((cell) => (
          <Fragment key={cell}>
            {cell > 1 ? <Column style={styles.gap}>&nbsp;</Column> : null}
            <Column className={cell <= day ? 'done' : 'left'} style={cell <= day ? styles.done : styles.left}>
              &nbsp;
            </Column>
          </Fragment>
        ))}
      </Row>
    </Section>
  );
}
