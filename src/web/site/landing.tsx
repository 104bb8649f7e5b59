import type { CourseDefinition } from '../../course/definition.ts';
import type { AllMessages } from '../../locales/locale.ts';
import { isHeading, type Sample } from './sample.ts';
import { Sentences } from './sentences.tsx';

interface LandingProps extends Pick<CourseDefinition, 'author' | 'landing'> {
  /** As they are told to nobody in particular. */
  subjects: readonly string[];
  sample: Sample;
  messages: AllMessages['site']['landing'];
}

/** The main part of `GET /`: what the course is and asks, and the gaps `form_top` and `form_end`. */
export function Landing({ author, landing, subjects, sample, messages }: LandingProps) {
  return (
    <>
      <div class="split hero">
        <div class="words">
          <p class="label">{messages.label({ count: subjects.length })}</p>
          <h1>
            <Sentences messages={landing.headline} />
          </h1>
          <p class="lead">{landing.lead}</p>
        </div>
        <section class="card" aria-labelledby="begin">
          <h2 id="begin">{messages.begin}</h2>
          {'{{form_top}}'}
        </section>
        <ul class="ticks">
          {landing.reassurances.map((each) => (
            <li key={each}>{each}</li>
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
        <h2>{messages.days}</h2>
        <ol class="path">
          {subjects.map((subject, index) => (
            <li key={subject}>
              <span class="day">
                <span class="unseen">{messages.day} </span>
                {index + 1}
              </span>
              <span class="subject">{subject}</span>
            </li>
          ))}
        </ol>
      </section>

      <section class="part pair">
        <div>
          <h2>{messages.sample}</h2>
          <p>{messages.aboutSample}</p>
        </div>
        <SampleLesson author={author} sample={sample} messages={messages} />
      </section>

      <section class="part pair">
        <h2>{messages.questions}</h2>
        <div>
          {landing.questions.map(({ question, answer }) => (
            <details key={question}>
              <summary>{question}</summary>
              <p>{answer}</p>
            </details>
          ))}
          <p class="after">{messages.privacy}</p>
        </div>
      </section>

      <section class="part split">
        <h2 class="closing">
          <Sentences messages={landing.closing} />
        </h2>
        <div class="card">{'{{form_end}}'}</div>
      </section>
    </>
  );
}

/** The beginning of a real lesson, set as the mail it comes in. */
function SampleLesson({
  author,
  sample: { title, paragraphs },
  messages,
}: Pick<LandingProps, 'author' | 'sample' | 'messages'>) {
  return (
    <figure class="sample card">
      <figcaption class="fine">{messages.from({ author })}</figcaption>
      <h3>{title}</h3>
      {paragraphs.map((each) => (isHeading(each) ? <h4 key={each}>{each}</h4> : <p key={each}>{each}</p>))}
      <p class="fine">{messages.goesOn}</p>
    </figure>
  );
}
