import {
  A,
  CallToAction,
  Exercise,
  H2,
  Lesson,
  type LessonProps,
  Li,
  Message,
  Ol,
  P,
  Picture,
  Rule,
  Ul,
} from 'daystep/emails';

export default function EveryPart(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="Every part: a “lesson”, {{name|friend}}"
      preview="A line for the inbox, with an <angle> & an ampersand"
      tomorrow="the end, {{name|friend}}"
    >
      <P>
        A paragraph with{' '}
        <strong>
          bold, <em>and italic in it</em>,
        </strong>{' '}
        a{' '}
        <A href="https://one.example/a?b=1&c=2">
          link with <em>words</em>
        </A>
        , {'{{name|my friend}}'}, and <A href="https://two.example/bare">https://two.example/bare</A> in the open. It’s
        5 {'<'} 6 & so on.
      </P>
      <P>
        A line that breaks
        <br />
        here, and
        <br />
        here.
      </P>
      <H2>
        A <em>heading</em> of its own
      </H2>
      <Ul>
        <Li>One</Li>
        <Li>
          Two, <A href="mailto:anna@course.example">see</A>
          <Ol>
            <Li>First</Li>
            <Li>
              Second
              <Ul>
                <Li>Deeper</Li>
              </Ul>
            </Li>
          </Ol>
        </Li>
        <Li>Three</Li>
      </Ul>
      <Ol start={4}>
        <Li>Four</Li>
        <Li>Five</Li>
      </Ol>
      <Message
        lines={[
          <>
            “Words to say,” <strong>loudly</strong>.
          </>,
          <>
            And <A href="https://one.example">more</A>.
          </>,
        ]}
      />
      <Picture src="https://pictures.example/cup.png" alt="A cup & its shadow" />
      <CallToAction href={reader.preferencesUrl}>Begin now</CallToAction>
      <Rule />
      <Exercise title="a small thing">
        <P>Do it.</P>
        <Ul>
          <Li>Like this</Li>
        </Ul>
        <Message lines={['And say so.']} />
      </Exercise>
      <P>After the box.</P>
      <Exercise title="another">
        <P>Once more.</P>
      </Exercise>
      <H2>After that</H2>
      <P>The end.</P>
    </Lesson>
  );
}
