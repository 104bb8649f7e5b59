import { Column, Row, Section, Text } from 'react-email';
import { styles } from './styles.ts';

/** "Day 3 of 9" above a bar of table cells; the bar is decoration, the words say it all. */
export function Progress({ day, days }: { day: number; days: number }) {
  const cells = Array.from({ length: days }, (_, index) => index + 1);
  return (
    <Section>
      <Text className="accent" style={styles.label}>
        Day {day} of {days}
      </Text>
      <Row aria-hidden="true" data-skip-in-text="true">
        {cells.map((cell) => (
          <Column key={cell} style={{ paddingRight: cell === days ? 0 : '4px' }}>
            <Section>
              <Row>
                <Column className={cell <= day ? 'done' : 'left'} style={cell <= day ? styles.done : styles.left}>
                  &nbsp;
                </Column>
              </Row>
            </Section>
          </Column>
        ))}
      </Row>
    </Section>
  );
}
