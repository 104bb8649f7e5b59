import { A, Exercise, H2, Lesson, type LessonProps, Li, P, Ul } from 'daystep/emails';

export default function IfTheyDontReturn(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="If they don’t come back"
      preview="Nobody looks forward to this one. It may still be the mail that you need most."
      tomorrow="the whole path on one page, and a promise that needs nobody’s answer."
    >
      <P>
        You may have opened this with a knot in your stomach. They may have told you no already. Or you still hope, and
        even reading the subject felt like bad luck. It isn’t. Looking at this for five minutes won’t make it happen.
      </P>
      <P>So let’s say it once, quietly: sometimes they don’t come back, whatever you do.</P>

      <H2>Why it can happen anyway</H2>
      <P>
        You can give space, apologize well and truly change, and the choice is still theirs. They may not be ready, now
        or ever. The hurt may lie too deep for them to feel safe with you, even if they have forgiven you. Or their life
        has moved on to another place, another person, or a calm of their own that they don’t want to risk.
      </P>
      <P>
        Two people have to say yes, and only one yes was ever yours to give. Their no tells you where they are in their
        life. It doesn’t measure what you’re worth.
      </P>

      <H2>What you keep</H2>
      <P>
        Picture training all winter for a race, out in the dark before work. In spring the race is called off. That’s a
        real loss, and you’d be right to grieve it. But you can run now in a way that you couldn’t in the fall, and
        you’ll have those legs on every hill from here on.
      </P>
      <P>
        You’ve been training too, and you will be for a while yet. You’ve learned what you do when you’re afraid. You’ve
        grown steadier, because you got through evenings that you thought you couldn’t bear. And you understand better
        what love asks of a person, day by day.
      </P>
      <P>
        All of it will serve the next love. Now and then it serves the old one, when two people meet again years later.
        You can leave that door unlocked. Just don’t spend your life standing behind it.
      </P>
      <P>
        Your self-respect stays with you, too. If you let their no stand, you can meet them in the street one day and
        look them in the eye. Peace takes longer. It tends to come for an hour first, while you’re busy with something
        else. Then for an afternoon. One day you notice that it has stayed.
      </P>

      <H2>In the meantime</H2>
      <Ul>
        <Li>
          <strong>Take a no as final.</strong> The same goes for a block or a wish for no contact. No last letter, no
          asking again in other words. If you share children or a lease, keep messages friendly and only about that.
        </Li>
        <Li>
          <strong>Let yourself be sad.</strong> Missing someone hurts, but it isn’t a sign that you should write. Tell a
          friend how you really are.
        </Li>
        <Li>
          <strong>Put things away.</strong> Photos and gifts can go in a box in the closet. You don’t have to decide
          about them now.
        </Li>
        <Li>
          <strong>Stop looking.</strong> No profiles, no old chats, no news through friends. Every look opens it up
          again.
        </Li>
        <Li>
          <strong>Don’t use somebody new as a bandage,</strong> or so that it gets back to them. A new person deserves
          to be met for their own sake.
        </Li>
      </Ul>
      <P>
        If the days stay dark, or you can’t eat or sleep, please see a doctor. If you think about not wanting to live,
        call a crisis line (<A href="https://findahelpline.com">findahelpline.com</A> lists them by country) or your
        local emergency number now. You don’t have to be sure that it’s bad enough.
      </P>

      <Exercise title="what stays with me">
        <P>Finish these three sentences, on paper:</P>
        <Ul>
          <Li>“I used to … and now I …”</Li>
          <Li>“A hard evening I got through was …”</Li>
          <Li>“Whoever I love next will find that I …”</Li>
        </Ul>
        <P>Put the page where you will come across it on a bad day.</P>
      </Exercise>
    </Lesson>
  );
}
