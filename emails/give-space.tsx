import { A, Exercise, H2, Lesson, type LessonProps, Li, Message, P, Ul } from 'daystep/emails';

export default function GiveSpace(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="Give space instead of chasing"
      preview="Why the strongest urge you have right now is the one to wait out, and how to get through tonight."
      tomorrow="we look, gently and honestly, at what really went wrong between you."
    >
      <P>
        Maybe you have checked your phone four times since you woke up. Maybe you slept three hours, and the first thing
        you wanted this morning was to call them, explain everything, and make this stop.
      </P>
      <P>
        Anyone who has lost someone they love knows that morning. So we start with the hardest step: for now, stop
        reaching for them.
      </P>

      <H2>Where the urge comes from</H2>
      <P>
        When someone you love pulls away, it feels like an emergency. You call, and then you call again. You send a
        message at two in the morning that fills three screens. You think of turning up at their home or their work,
        because surely they would understand if they saw your face. You beg, and you hate hearing yourself beg.
      </P>
      <P>There is love in all of that, and a lot of fear. You can feel the urge without acting on it.</P>

      <H2>Why chasing pushes them away</H2>
      <P>
        The person you love is probably hurt, confused or simply overwhelmed. Every call and every long message asks
        them to look after your feelings while they can barely carry their own. So they take a step back to protect
        themselves, and the next time a bigger one.
      </P>
      <P>
        Think of holding a cat that wants to get down. The tighter you hold on, the harder it struggles. Open your arms
        and it may walk off, or it may settle at the other end of the couch. Holding tighter was never going to make it
        want to stay.
      </P>
      <P>
        Space helps both of you. They get room to hear their own thoughts. You get to eat, sleep and see clearly again.
        And it is a long way from giving up: you can love someone very much and still let them have some quiet.
      </P>

      <H2>What to do from today</H2>
      <Ul>
        <Li>
          Stop all contact that isn’t needed. If you share children, a home or a job, keep to that, and keep it short
          and kind.
        </Li>
        <Li>Mute their chat and their profiles, so that you aren’t checking when they were last online.</Li>
        <Li>When the urge comes, walk, shower or do the dishes for twenty minutes. It rises, and then it falls.</Li>
        <Li>Choose one friend you can call instead.</Li>
        <Li>Avoid scenes of any kind: no waiting outside, no messages through friends, no posts meant for them.</Li>
      </Ul>
      <P>
        If they haven’t asked you to stop writing, and going silent without a word feels wrong, send one line and then
        keep to it:
      </P>
      <Message lines={['I understand that you need space, and I’ll stop writing now. Take good care of yourself.']} />

      <H2>Two things before you go on</H2>
      <P>
        A “no,” a block or a request for no contact is final. Please respect it completely, without looking for a way
        around it. The rest of this course can still help you heal.
      </P>
      <P>
        If there was violence, threats or control between you, from either side, this course is not the way. Turn to
        people near you who are trained for it, such as a domestic-violence helpline, or call your local emergency
        number if anyone is in danger. You can look up helplines in your country at{' '}
        <A href="https://findahelpline.com">findahelpline.com</A>, also for a night when you feel you can’t go on.
      </P>

      <Exercise title="the letter that stays home">
        <P>
          Leave your phone in another room and take a sheet of paper. For ten minutes, write down everything you want to
          tell them. It doesn’t have to be fair or wise.
        </P>
        <P>Then fold it and put it in a drawer. You got to say it, and nothing between you got worse.</P>
      </Exercise>
    </Lesson>
  );
}
