import { A, Exercise, H2, Lesson, type LessonProps, Li, Message, P, Ul } from 'daystep/emails';

export default function ReachOut(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="Knock once, then step back"
      preview="A short message that asks for nothing, when to send it, and when never to send it at all."
      tomorrow="what a real apology sounds like, and how one small word can undo it."
    >
      <P>
        You may have been waiting for this one, with the words half ready in your head. So the slow part first: you’re
        reading this on day four, but day four is almost certainly too soon to write.
      </P>

      <H2>When the time is right</H2>
      <P>
        Think in weeks. Four weeks of quiet since your last contact is a fair minimum, and after a bad ending feelings
        take longer to cool. If they asked for a certain time, give them all of it.
      </P>
      <P>
        Look at yourself as well. You’re getting close when you can think of them without panic, when something in your
        life has really changed, and when you could bear to get no reply. Keep this mail until then.
      </P>

      <H2>When it never is</H2>
      <P>
        If they have said no, blocked you or asked for no contact, that is final. Please don’t write, whether from your
        own number, another one or through a friend. Leaving them in peace is a kind thing you can still do for them,
        and it counts.
      </P>
      <P>
        If there was violence, threats or control, from either side, this course is not the way, and please don’t reach
        out. Talk to a domestic-violence helpline (<A href="https://findahelpline.com">findahelpline.com</A> can help
        you find one), or call your local emergency number if anyone is in danger.
      </P>

      <H2>What to write</H2>
      <P>Make it short, respectful and easy to leave unanswered. For example:</P>
      <Message
        lines={[
          'Hi. I’ve had some time to think. You told me more than once that you were unhappy, and I didn’t listen. I’m sorry. You don’t need to answer this. I hope you’re doing well, and I wish you only good things.',
        ]}
      />
      <P>
        Put your own mistake in the middle. It works because it admits one real thing, without excuses. It takes fifteen
        seconds to read. And it asks for nothing, so there is nothing to fend off.
      </P>
      <P>
        It’s like knocking at a door. You knock once, then take a step back, so that whoever opens has room. If you keep
        ringing, even someone who was glad to hear you will think twice.
      </P>
      <Ul>
        <Li>Send it once, at a normal hour of the day, sober.</Li>
        <Li>Leave out “I miss you,” shared memories and “can we talk?” Don’t discuss the relationship yet.</Li>
        <Li>
          Don’t follow up with “did you see my message?” If nothing comes back, let the silence be the answer, and don’t
          write again.
        </Li>
      </Ul>

      <H2>If they answer</H2>
      <P>
        Keep it light, as you would with an old friend you haven’t seen for a while. Write about as much as they do, and
        don’t jump on every reply. You might say:
      </P>
      <Message
        lines={[
          'It’s good to hear from you. How is the new job?',
          'I’ve started swimming again. I’m the slowest in the pool, but I like the mornings.',
        ]}
      />
      <P>
        Let the conversation end while it’s still pleasant, and don’t read a promise into a friendly word. If they bring
        up what happened, listen more than you speak. If they ask you to stop, say “of course,” and stop.
      </P>

      <Exercise title="sixty words, not sent">
        <P>
          Write your own version on paper, in sixty words at most. Read it as if you were them, on a tired evening, and
          cross out every word that asks for something.
        </P>
        <P>
          Beside it, write a date at least four weeks after you last had contact. Until then it stays on paper. If
          they’ve asked you not to write, it stays there for good, and you will still have found the words.
        </P>
      </Exercise>
    </Lesson>
  );
}
