import { Page, type PageProps } from './page.tsx';
import { Sentences } from './prose.tsx';
import { SignupForm, type SignupFormState } from './signup-form.tsx';

interface LandingProps extends PageProps {
  form: SignupFormState;
  /** Stands in place of the forms, where nobody can sign up at present. */
  message?: string;
}

/** `GET /`: what the course is, what it asks, and the form, at the top and at the end. */
export function Landing({ course, nonce, form, message }: LandingProps) {
  const { landing, lessons } = course;
  // Told once, at the top, where the focus goes too.
  const calm = { values: form.values };
  return (
    <Page
      course={course}
      nonce={nonce}
      title={form.error ? 'Please look at the form again' : course.name}
      description={landing.lead}
    >
      <div class="split hero">
        <div class="words">
          <p class="label">An email course in {lessons.length} lessons</p>
          <h1>
            <Sentences words={landing.headline} />
          </h1>
          <p class="lead">{landing.lead}</p>
        </div>
        <section class="card" aria-labelledby="begin">
          <h2 id="begin">Start today</h2>
          {message === undefined ? <SignupForm id="top" form={form} nonce={nonce} /> : <p>{message}</p>}
        </section>
        <ul class="ticks">
          {landing.reassurances.map((words) => (
            <li key={words}>{words}</li>
          ))}
        </ul>
      </div>

      <section class="part">
        <h2>The course, day by day</h2>
        <ol class="path">
          {lessons.map(({ subject }, index) => (
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
        <h2>{landing.forWhom.heading}</h2>
        <ul class="points">
          {landing.forWhom.points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
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
        </div>
      </section>

      {message === undefined ? (
        <section class="part split">
          <h2 class="closing">
            <Sentences words={landing.closing} />
          </h2>
          <div class="card">
            <SignupForm id="end" form={calm} nonce={nonce} />
          </div>
        </section>
      ) : null}
    </Page>
  );
}
