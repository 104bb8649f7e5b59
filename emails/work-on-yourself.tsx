import { Exercise, H2, Lesson, type LessonProps, Li, P, Ul } from 'daystep/emails';

export default function WorkOnYourself(reader: LessonProps) {
  return (
    <Lesson
      reader={reader}
      title="Get yourself back first"
      preview="They once fell for someone with friends, plans and bad jokes. Where did that person go?"
      tomorrow="how to reach out the right way, and how to tell whether it is still too soon."
    >
      <P>Yesterday was heavy. Leave the page you wrote where it is; it can rest for a day.</P>
      <P>
        Today is about you. Perhaps you’ve been eating over the sink, leaving friends’ messages unanswered, going to bed
        late and waking up early. After a loss, a whole life can shrink to the size of a phone screen. It can grow back,
        and it starts with very small things.
      </P>

      <H2>Why you come first</H2>
      <P>
        It’s hard to come back to someone while you yourself are missing. The person you love once fell for someone with
        friends, opinions and plans for the weekend. That someone may have slipped away long before the breakup.
      </P>
      <P>
        Think of the people you like to be around. Many of them are steady and calm, with a life of their own that they
        mostly enjoy. It’s restful to be near somebody whose day doesn’t hang on your next word. Being another person’s
        only source of happiness is tiring, even when you love them.
      </P>
      <P>
        There is a plainer reason, too. If you got back together tomorrow with the same habits, you would be having the
        same fights within months. If you come back just as you left, so does everything that broke it.
      </P>

      <H2>Three months from now</H2>
      <P>
        Picture running into each other at a friend’s birthday. In one version you’ve spent three months waiting. You
        watch the door, and by the second drink you’re asking whether there is still a chance.
      </P>
      <P>
        In the other, you’ve been sleeping. You swim on Saturdays, and you see your sister again. You’re truly glad when
        they walk in, and you could also have enjoyed the evening without them. That version of you is easier to talk
        to. It is also a much better three months.
      </P>

      <H2>Where to begin</H2>
      <Ul>
        <Li>
          <strong>Emotional control.</strong> When anger or panic comes, breathe out slowly and wait ten minutes before
          you say or type anything.
        </Li>
        <Li>
          <strong>Confidence.</strong> Make one small promise to yourself each day and keep it. Each one you keep is a
          reason to trust yourself.
        </Li>
        <Li>
          <strong>Health and habits.</strong> Keep a fixed bedtime, eat one proper meal, walk half an hour. Go easy on
          alcohol; it makes bad nights worse. If you can’t sleep or eat for weeks, or the sadness won’t lift, see a
          doctor.
        </Li>
        <Li>
          <strong>Friends and family.</strong> Call someone you’ve neglected. Tell them how you are, then ask about
          their life and listen.
        </Li>
        <Li>
          <strong>Hobbies and goals.</strong> Pick up something you dropped. Set one goal that has nothing to do with
          the relationship: a language, a debt paid off, a first 5K.
        </Li>
      </Ul>
      <P>You don’t need all five this week. Choose the one that feels easiest.</P>

      <H2>What to leave out</H2>
      <Ul>
        <Li>Anything done for show: photos posted so that they’ll see them, or a date meant to make them jealous.</Li>
        <Li>The grand plan that starts on Monday and is over by Thursday.</Li>
        <Li>
          Asking yourself at every step what they would think. If a change is only for them, it lasts only as long as
          they’re watching.
        </Li>
      </Ul>
      <P>
        Some days you’ll do all this and still cry in the car. That’s allowed. Being steady means knowing that you will
        come through such a day.
      </P>

      <Exercise title="twenty minutes of your own">
        <P>
          Think of one thing you used to love that slipped away: drawing, the guitar, cooking from scratch, a certain
          walk. Do it for twenty minutes today, as badly as you like. Tell no one, post nothing.
        </P>
        <P>Before you sleep, write down in one line how those twenty minutes felt.</P>
      </Exercise>
    </Lesson>
  );
}
