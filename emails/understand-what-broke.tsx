import { Exercise, H2, Lesson, type LessonProps, Li, Message, P, Ul } from 'daystep/emails';

export default function UnderstandWhatBroke(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="What were you really fighting about?"
      preview="“We argued a lot” is the short answer. Here is how to find the longer and more useful one."
      tomorrow="we turn to the one person you can change, and to getting your own life back."
    >
      <P>
        If you got through yesterday without writing to them, well done. If you slipped, you are in good company. Start
        again from here.
      </P>
      <P>
        When things go quiet, the mind tends to replay the last days over and over, looking for the sentence that would
        have saved it. Let’s give it something better to do.
      </P>

      <H2>Beneath the short answer</H2>
      <P>
        Ask people why it ended, and most say “we argued all the time” or “they changed.” That may be true, and still
        there is usually something older and quieter underneath.
      </P>
      <P>
        It’s worth finding, because otherwise you may be sorry for the wrong thing. You apologize for shouting that
        night, when what made them leave was a year of feeling alone.
      </P>

      <H2>Two stories you may know</H2>
      <P>
        <strong>The phone.</strong> You’re afraid of losing them, so one evening you look through their phone. You see a
        name you don’t know, and you ask about it in a voice that has already decided. They start keeping the phone
        close. That looks like hiding, so you check again. Afterward you both say you fought about a phone. Really, one
        of you was scared and never said so, and the other felt watched at home.
      </P>
      <P>
        <strong>The busy year.</strong> Work was hard, and you were doing it for both of you. They talked about their
        day while you nodded at a screen. After a while they told you less. Nobody raised their voice. When they finally
        said it was over, it seemed to come from nowhere.
      </P>

      <H2>Questions to ask yourself</H2>
      <Ul>
        <Li>When did it begin? Look past the last fight to the first time something felt off.</Li>
        <Li>What did our fights have in common? Was one of us trying to feel heard, safe, respected or wanted?</Li>
        <Li>What did they tell me more than once, and when did I stop listening?</Li>
        <Li>What did they do for us that I no longer noticed or said thank you for?</Li>
        <Li>Was there jealousy? Did I try to control whom they saw or what they did?</Li>
        <Li>When did trust go missing, and what did each of us do about it?</Li>
      </Ul>
      <P>
        If your honest answer is that one of you controlled or frightened the other, please go back to the note on help
        in the first lesson. That comes before anything else here.
      </P>

      <H2>How to look</H2>
      <Ul>
        <Li>
          Write what a camera would have seen. “I looked at my phone through most dinners” is something you can change.
          “I ruined everything” isn’t.
        </Li>
        <Li>Don’t ask them to answer these questions for you, and don’t send friends to find out.</Li>
        <Li>Don’t reread old chats for proof of who was right.</Li>
      </Ul>
      <P>
        Somewhere in your answers you’ll find your own part. Owning it doesn’t mean taking all the blame: they had a
        part too, and that one is theirs to look at. Yours is the piece you can do something about. Looking at it
        squarely, without excuses and without tearing yourself down, takes real strength.
      </P>

      <Exercise title="one fight, three sentences">
        <P>Pick one argument that kept coming back. Finish these three sentences on paper, then stop:</P>
        <Message lines={['We said it was about …', 'I think it was really about …', 'My part in it was …']} />
        <P>If the third one stings a little, it is probably close to the truth. Keep the page. You’ll need it later.</P>
      </Exercise>
    </Lesson>
  );
}
