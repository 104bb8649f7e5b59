import { Exercise, H2, Lesson, type LessonProps, Li, Message, P, Ul } from 'daystep/emails';

export default function RebuildTrust(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="Trust mends slowly"
      preview="Why “I’ve changed” is so hard to believe, and what they can believe instead."
      tomorrow="what to do differently if the two of you get a second chance."
    >
      <P>
        Perhaps you are talking again, carefully, and you notice how closely they watch you. Perhaps there’s no contact
        at all, and this step seems very far away. Read it anyway. Even now, you can practice what trust is made of with
        anyone in your life.
      </P>

      <H2>Why promises don’t help now</H2>
      <P>
        Trust breaks like glass, in a second. It mends the way a patient person would glue the pieces: one is held still
        until it sets, and only then comes the next. Put weight on it too early and it opens again along the same crack.
      </P>
      <P>
        After a break like that, “I’ve changed” is hard to believe, even when it’s true. What they can believe is what
        they see, over and over, on ordinary days when nobody is asking for proof. So let the change show, and talk
        about it as little as you can.
      </P>
      <P>
        Doubt will still come back now and then, sometimes right after a lovely evening. That can sting. Often it means
        that they felt close to you for a moment, and being close is how they got hurt.
      </P>

      <H2>What mends it</H2>
      <Ul>
        <Li>
          <strong>Be consistent.</strong> If you said eight o’clock, be there at eight. Promise less than you think you
          can do, so that you can keep all of it. When something does come up, say so before the time and not after.
        </Li>
        <Li>
          <strong>Be honest in small things too.</strong> If you forgot, say that you forgot, and leave the traffic out
          of it. Anyone who catches you in a harmless little lie starts to wonder about the rest.
        </Li>
        <Li>
          <strong>Be open for a while.</strong> When they’re uneasy, tell them what they’d like to know, calmly and
          without sighing. You may have to do it more than once. When the answers come kindly, the questions tend to
          grow fewer.
        </Li>
        <Li>
          <strong>Leave the habit that caused the doubt.</strong> The secret chat, the third drink, the work that ate
          every evening: you know which one is yours. Stay away from it on the days when nobody would find out, too.
        </Li>
      </Ul>
      <P>Suppose they ask, a little sharply, who you were with last night. You could say:</P>
      <Message
        lines={[
          'I understand why you ask. I had dinner with two people from work, and I was home by ten. I’d rather you ask me than keep wondering.',
        ]}
      />

      <H2>What sets it back</H2>
      <Ul>
        <Li>Asking how much longer they mean to hold it against you. There is no date by which trust is owed.</Li>
        <Li>Keeping count of your good weeks and presenting the bill.</Li>
        <Li>Making up for three forgotten calls with one big present.</Li>
      </Ul>

      <H2>Where openness ends</H2>
      <P>
        Reassurance is something you choose to give. Demanding a password, reading messages in secret or following
        someone’s location is surveillance, and it leaves no room for trust to grow. That goes for both of you, whoever
        was hurt. Ask for what would help, and let the other decide what to give.
      </P>
      <P>
        Where there have been threats, violence or control, this step is not the way. Please talk to a local helpline,
        whichever side of it you were on.
      </P>

      <Exercise title="one promise, kept">
        <P>
          Think of something small that you can certainly do in the next two days, and tell someone: “I’ll bring your
          drill back tomorrow at six.” Choose a friend, a neighbor, your sister. Don’t make it a reason to write to the
          person you love.
        </P>
        <P>Then do it, on the minute, and don’t point out that you did. After that, find another.</P>
      </Exercise>
    </Lesson>
  );
}
