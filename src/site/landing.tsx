import type { CourseDefinition } from '../core/definition.ts';
import { isHeading, type Sample } from './sample.ts';
import { Sentences } from './sentences.tsx';

interface LandingProps extends Pick<CourseDefinition, 'author' | 'landing'> {
  /** As they are told to nobody in particular. */
  subjects: readonly string[];
  sample: Sample;
}

/** The main part of `GET /`: what the course is and asks, and the gaps `form_top` and `form_end`. */
export function Landing({ author, landing, subjects, sample }: LandingProps) {
  return (
    <>
      <div class="split hero">
        <div class="words">
          <p class="label">An email course in {subjects.length} lessons</p>
          <h1>
            <Sentences words={landing.headline} />
          </h1>
          <p class="lead">{landing.lead}</p>
        </div>
        <section class="card" aria-labelledby="begin">
          <h2 id="begin">Start today</h2>
          {'{{form_top}}'}
        </section>
        <ul class="ticks">
          {landing.reassurances.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>

      <section class="part pair">
        <h2>{landing.forWhom.heading}</h2>
        <ul class="points">
          {landing.forWhom.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>

      <section class="part">
        <h2>The course, day by day</h2>
        <ol class="path">
          {subjects.map((subject, index) => (
            <li key={subject}>
              <span class="day">
                <span class="unseen">Day </span>
                {index + 1}
              </span>
              <span class="subject">{subject}</span>
            </li>
          ))}
        </ol>
      </section>

      <section class="part pair">
        <div>
          <h2>What a lesson is like</h2>
          <p>
            This is how one of them begins. The whole of it takes a few minutes to read, and ends with one small step.
          </p>
        </div>
        <SampleLesson author={author} sample={sample} />
      </section>

      <section class="part pair">
        <h2>Questions</h2>
        <div>
          {landing.questions.map(({ question, answer }) => (
            <details key={question}>
              <summary>{question}</summary>
              <p>{answer}</p>
            </details>
          ))}
          <p class="after">
            What is stored about you, and why, is on the <a href="/privacy">privacy page</a>.
          </p>
        </div>
      </section>

      <section class="part split">
        <h2 class="closing">
          <Sentences words={landing.closing} />
        </h2>
        <div class="card">{'{{form_end}}'}</div>
      </section>
    </>
  );
}

/** The beginning of a real lesson, set as the mail it comes in. */
function SampleLesson({ author, sample: { title, paragraphs } }: { author: string; sample: Sample }) {
  return (
    <figure class="sample card">
      <figcaption class="fine">From {author}, in your inbox</figcaption>
      <h3>{title}</h3>
      {paragraphs.map((words) => (isHeading(words) ? <h4 key={words}>{words}</h4> : <p key={words}>{words}</p>))}
      <p class="fine">… and so it goes on for a few minutes.</p>
    </figure>
  );
}
