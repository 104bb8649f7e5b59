import type { CourseDefinition } from '../core/definition.ts';

/**
 * The main part of `GET /privacy`: what is stored, why, where and for how long. Gaps: `postal_address`, `reply_to`,
 * `kept` (days after the course), `turnstile` (a list item, where it is on).
 */
export function Privacy({ author }: Pick<CourseDefinition, 'author'>) {
  return (
    <section class="card alone">
      <h1>What we keep about you, and why</h1>
      <p>
        We keep what it takes to send you this course, and nothing else. There are no cookies here, nothing counts your
        visits, and our emails don’t tell us whether you open them or what you tap.
      </p>

      <h2>Before you confirm</h2>
      <p>
        We store nothing. What you type into the form travels inside the link of the email that we send you. If you
        don’t press it, that email was all.
      </p>

      <h2>While you take the course</h2>
      <dl>
        <dt>Your email address</dt>
        <dd>It is where the lessons go.</dd>
        <dt>Your first name, if you gave it</dt>
        <dd>It stands at the top of each lesson.</dd>
        <dt>Your time zone and the hour you chose</dt>
        <dd>So that a lesson comes in your own morning.</dd>
        <dt>When you asked for the course and confirmed it, and on which site</dt>
        <dd>The law wants us to be able to show that you did.</dd>
        <dt>Which lessons you have had, and when</dt>
        <dd>So that you get each of them once, in order.</dd>
        <dt>Whether you have paused, left or come back, and why, if you told us</dt>
        <dd>So that nothing comes that you don’t want.</dd>
        <dt>Whether an email to you came back, or was marked as spam</dt>
        <dd>Then we stop.</dd>
      </dl>

      <h2>Who works for us</h2>
      <ul>
        <li>Cloudflare runs this site and stores what is listed above. It sees your IP address when you visit.</li>
        <li>Resend delivers the emails, and sees their text and your address.</li>
        {'{{turnstile}}'}
      </ul>
      <p>They may use it for this work alone. We sell nothing and pass nothing on for advertising.</p>

      <h2>For how long</h2>
      <ul>
        <li>Your place in the course goes by itself {'{{kept}}'} days after its last lesson.</li>
        <li>
          The rest stays until you delete it, so that you can come back, and so that nobody is mailed again who has
          left.
        </li>
      </ul>

      <h2>What you can do</h2>
      <p>
        Every email links to your own page. There you can see all that we keep, download it, correct your name and
        address, leave the course, or delete everything. If you delete it, all that stays is a scrambled mark from which
        nobody can read your address; it tells us never to write to it again.
      </p>

      <h2>Who we are</h2>
      <p>
        This course is by {author}, {'{{postal_address}}'}. Write to <a href="mailto:{{reply_to}}">{'{{reply_to}}'}</a>{' '}
        if anything is unclear, or if you no longer have one of our emails. You can also complain to the data protection
        authority where you live.
      </p>
    </section>
  );
}
