import { Exercise, H2, Lesson, type LessonProps, Li, Message, P, Ul } from 'daystep/emails';

export default function Apologize(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="An apology that asks for nothing"
      preview="You may have said sorry many times already. Here is what could have been missing each time."
      tomorrow="how trust comes back, slowly, through small things you do rather than say."
    >
      <P>
        There is probably one moment you keep going back to. A lie, an outburst, a night with someone else, or the many
        evenings when you were home and not really there.
      </P>
      <P>
        You may have said sorry for it ten times. If nothing changed, it could be that the word was there and the thing
        they needed to hear was missing.
      </P>

      <H2>What doesn’t count</H2>
      <Ul>
        <Li>“I’m sorry, but you pushed me to it.” Everything before the “but” is gone, and the blame is now theirs.</Li>
        <Li>“I’m sorry if you felt hurt.” The “if” doubts the hurt.</Li>
        <Li>“I already said I’m sorry.” This tells them that their time for hurting is up.</Li>
        <Li>“I’m sorry, please come back.” Now it is a request, and they have to answer it.</Li>
      </Ul>

      <H2>What does</H2>
      <P>
        Suppose you’re standing on someone’s foot. You step off, look at what you did, and say so. You don’t explain why
        you were standing there, and you don’t expect thanks for moving.
      </P>
      <P>
        A real apology goes the same way. It names what you did and what it did to them. It takes the responsibility. It
        asks for nothing back, not even forgiveness. For cheating and lying, it could sound like this:
      </P>
      <Message
        lines={[
          'I cheated on you, and when you sensed it I lied, so that you doubted yourself. You trusted me, and I used that. Nothing you did caused it. I’m sorry.',
        ]}
      />
      <P>For anger:</P>
      <Message
        lines={[
          'I shouted at you in front of your family. You were quiet all the way home, and I think you felt humiliated. No argument makes that okay. It was wrong, and I’m sorry.',
        ]}
      />
      <P>For neglect:</P>
      <Message
        lines={[
          'You told me that you felt alone with me, and I kept saying that work would calm down. After a while you stopped telling me. I should have listened the first time. I’m sorry that I left you alone with it.',
        ]}
      />
      <P>
        These words help because the other person no longer has to prove that it happened, or that it hurt. You have
        seen it, and you have said so.
      </P>

      <H2>How to say it</H2>
      <Ul>
        <Li>
          Wait until you’re in contact again and they’re willing to hear it. You could ask, “There is something I’d like
          to apologize for. Would that be all right?” and accept a no.
        </Li>
        <Li>Say it once, calmly, and then listen. If they’re angry, let them be angry.</Li>
        <Li>Give reasons only if they ask for them.</Li>
        <Li>No flowers sent to work, no public posts, no tears that they then have to dry.</Li>
        <Li>
          If your anger ever frightened them, keep your distance and get help with it first. Words alone don’t make
          anyone safe.
        </Li>
      </Ul>
      <P>
        If they want no contact, your apology stays with you. It still has a use: it tells you what you’ll never do
        again.
      </P>

      <H2>A test before you speak</H2>
      <P>
        Would you say the same words if you knew for certain that they weren’t coming back? If so, you mean it. If not,
        wait a while. People can tell when an apology is meant to buy something, and this one should be a gift.
      </P>

      <Exercise title="four honest sentences">
        <P>Take the page from day two and write, on paper, not to send today:</P>
        <Message lines={['What I did was …', 'For you, that meant …', 'Nobody made me. I chose to …', 'I’m sorry.']} />
        <P>
          Then look for every “but,” “if” and “please,” and cross it out. Read aloud what is left. It will be shorter
          than you expected, and truer.
        </P>
      </Exercise>
    </Lesson>
  );
}
