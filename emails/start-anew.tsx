import { Exercise, H2, Lesson, type LessonProps, Li, Message, Ol, P, Ul } from 'daystep/emails';

export default function StartAnew(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="A new relationship, not a repeat"
      preview="The old way of being together led here. What to talk about before you begin again."
      tomorrow="the steps are behind us, and we look at what you may be most afraid of: that they don’t come back."
    >
      <P>
        Imagine that it happens. You’re at a table together, it’s easy again, and you’d both love to pretend that the
        bad months never happened.
      </P>
      <P>
        On day seven of an email course, hardly anyone sits at that table yet. Keep this one for when you do. If it
        turns out to be somebody else’s table one day, it will serve you there as well.
      </P>

      <H2>Why going back isn’t enough</H2>
      <P>
        Walk across a field the same way for years and you get a path that your feet find in the dark. Couples have such
        paths. One of you comes home late, the other says something sharp, the first goes quiet, and by ten you’re in
        separate rooms. Loving each other doesn’t erase the path.
      </P>
      <P>
        A fresh start means that on the next late evening somebody takes a different step: “I missed you. Eat something,
        then tell me about your day.” It feels clumsy at first. Walked often enough, it becomes the path.
      </P>

      <H2>Talk before you begin</H2>
      <P>When talking has been easy between you for a while, you could ask, once:</P>
      <Message
        lines={[
          'I’d like to try again, and I’d like us to do it better than last time. Could we talk one evening about what each of us needs? There’s no hurry, and it’s all right if you’d rather not.',
        ]}
      />
      <P>
        If they’d rather not, leave it there. If they say yes, take these questions one at a time. You both answer each
        of them:
      </P>
      <Ol>
        <Li>What hurt you in the way we were, that I may not have understood?</Li>
        <Li>What makes you feel loved? What makes you feel secure with me?</Li>
        <Li>What could we do differently the next time we disagree?</Li>
      </Ol>
      <P>
        When it’s your turn to listen, don’t defend yourself. For the third question, agree on something plain: no
        insults, one subject at a time, and either of you may ask for half an hour’s break, as long as you come back.
      </P>

      <H2>Agreements to try</H2>
      <Ul>
        <Li>
          <strong>Time that is yours.</strong> One evening a week, or one long walk, that work and friends can’t have.
        </Li>
        <Li>
          <strong>Listening to the end.</strong> One speaks and the other doesn’t interrupt, then says what they heard
          before they answer.
        </Li>
        <Li>
          <strong>Limits you both choose.</strong> Phones away at dinner. What goes on social media and what stays
          between you. What feels right with friends and exes. You each keep your own word, and neither checks up on the
          other.
        </Li>
        <Li>
          <strong>A weekly check-in.</strong> Twenty minutes on Sunday: what was good, what was hard, what would help
          next week?
        </Li>
      </Ul>
      <P>Start with one or two. After a month, keep what helps and drop the rest.</P>

      <H2>What it has to stand on</H2>
      <P>
        Respect, also in anger. Trust, earned daily. Communication, before things pile up. Support for the life that
        each of you has outside the couple. And effort from both: one person can begin a change, but can’t be a couple
        alone. If after a good while only you are trying, believe what that tells you.
      </P>
      <P>
        If there was violence, fear or control between you, a fresh start is not the way. Turn to a local helpline, and
        let safety come before the relationship.
      </P>

      <Exercise title="keep, leave, instead">
        <P>
          Write down two things from the old relationship worth keeping. Then two habits of your own, not theirs, that
          you want to leave behind, and next to each what you will do instead. “I go silent” might become “I say: give
          me ten minutes, then I’m back.”
        </P>
      </Exercise>
    </Lesson>
  );
}
