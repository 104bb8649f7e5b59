import { Exercise, H2, Lesson, type LessonProps, Li, Message, Ol, P, Ul } from 'daystep/emails';

export default function YourPromise(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="The whole path, and a promise"
      preview="All seven steps on one page to keep, and one last small act that is only for you."
    >
      <P>
        This is the last mail. When you signed up, you probably had one question: how do I get them back? I hope that by
        now there’s room beside it for a few others.
      </P>
      <P>
        Whether you’re talking again, apart, or somewhere in between that has no name, here is the whole path on one
        page, for the days when you lose your way.
      </P>

      <H2>The seven steps</H2>
      <P>Tick what is true today. The rest can wait its turn.</P>
      <Ol>
        <Li>
          <strong>Give space.</strong> I can get through an evening without writing. If they said no or asked for no
          contact, I keep to that.
        </Li>
        <Li>
          <strong>Understand what really went wrong.</strong> I can say what lay beneath the fights, and name my part
          without taking all the blame.
        </Li>
        <Li>
          <strong>Work on yourself first.</strong> I sleep, I move, I see people. Something in my week is mine alone.
        </Li>
        <Li>
          <strong>Reach out the right way.</strong> If I write, it’s weeks later, when feelings have cooled: one short,
          kind message, with nothing sent after it to chase an answer.
        </Li>
        <Li>
          <strong>Apologize sincerely.</strong> I name what I did and what it did to them. I leave out the “but” and ask
          for nothing.
        </Li>
        <Li>
          <strong>Rebuild trust slowly.</strong> I do what I say, in small things, for a long time.
        </Li>
        <Li>
          <strong>A new relationship, not a repeat.</strong> If we both want it, we talk about what hurt and what we
          need, and we make new habits.
        </Li>
      </Ol>

      <H2>How to use the list</H2>
      <Ul>
        <Li>Take your time. The mails took nine days; walking the path takes months.</Li>
        <Li>Don’t jump to step four because it’s Sunday and the apartment is quiet.</Li>
        <Li>
          If you slip and send that message at two in the morning, don’t send four more to explain it. Go back to step
          one and be kind to yourself.
        </Li>
        <Li>
          Don’t hold the list up to them. Seven ticks earn you no right to an answer, and a no stays a no at every step.
        </Li>
      </Ul>

      <H2>What it was for</H2>
      <P>
        People sometimes learn a language for one person. They practice in the car, get the words wrong and keep at it.
        Whatever becomes of the two of them, the language stays, and they can speak it with everyone who understands it.
      </P>
      <P>
        You began all this for one person too. You have been learning to hear a complaint without hitting back, to say
        sorry sooner, to let someone be free. This is love as well: the growing and the healing, and becoming someone
        who can love better than before. Your friends will feel it, and so will whoever shares your table one day.
      </P>

      <Exercise title="a promise to yourself">
        <P>
          No message to them today. Take a sheet of paper and write a promise to the one person you will always live
          with. Use your own words, or start from these:
        </P>
        <Message
          lines={[
            'I will keep learning from what happened, and be honest about my part in it.',
            'I will keep growing, even when nobody sees it.',
            'I will love in a healthier way from here on, whatever happens and whoever is beside me.',
          ]}
        />
        <P>Read it aloud once. Sign it, date it, and put it where you keep things that matter.</P>
      </Exercise>

      <P>
        That was the course, and no more lessons will come. Thank you for reading this far. Some of those mornings must
        have been hard, and you opened the mail anyway.
      </P>
      <P>I hope that you will be loved well, and that you will love well. Take good care of yourself. Goodbye.</P>
    </Lesson>
  );
}
