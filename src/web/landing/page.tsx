import type { Child } from 'hono/jsx';
import type { Course } from '../../course/course.ts';
import { fillSubject } from '../../course/template.ts';
import type { Messages } from '../../locales/locale.ts';
import type { PageProps } from '../context.ts';
import { Page, PublicHead } from '../parts/page.tsx';
import { SignupForm, type SignupFormState } from '../parts/signup-form.tsx';

export interface LandingState {
  form: SignupFormState;
  /** Shown in place of the forms, while nobody can sign up. */
  message?: string | undefined;
}

/** `GET /`: what the course is, in the author's words, with the signup form at its top and its end. */
export function Landing({ site, form, message }: PageProps & LandingState) {
  const { landing, lessons, author } = site.course;
  const messages = site.messages.landing;
  const title = form.error ? site.messages.form.lookAgain : undefined;
  const head = <PublicHead site={site} description={landing.lead} path="/" />;
  const notice = message === undefined ? null : <p>{message}</p>;
  // An error is shown once, in the form at the top, which takes the focus too.
  const { error: _, ...withoutError } = form;
  return (
    <Page site={site} {...(title === undefined ? {} : { title })} head={head}>
      <Hero course={site.course} messages={messages}>
        {notice ?? <SignupForm id="top" form={form} site={site} />}
      </Hero>

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
        {/* A subject may hold the subscriber's name; here it is nobody's. */}
        <LessonPath subjects={lessons.map(({ subject }) => fillSubject(subject, {}))} day={messages.day} />
      </section>

      <section class="part pair">
        <div>
          <h2>{messages.sample}</h2>
          <p>{messages.aboutSample}</p>
        </div>
        <SampleLesson author={author} sample={landing.sample} messages={messages} />
      </section>

      <Questions questions={landing.questions} messages={messages} />

      <section class="part split">
        <h2 class="closing">
          <Sentences text={landing.closing} />
        </h2>
        <div class="card">{notice ?? <SignupForm id="end" form={withoutError} site={site} again />}</div>
      </section>
    </Page>
  );
}

type LandingMessages = Messages['landing'];

interface HeroProps {
  course: Course;
  messages: LandingMessages;
  /** The form. */
  children: Child;
}

function Hero({ course: { landing, lessons }, messages, children }: HeroProps) {
  return (
    <div class="split hero">
      <div class="words">
        <p class="label">{messages.label({ count: lessons.length })}</p>
        <h1>
          <Sentences text={landing.headline} />
        </h1>
        <p class="lead">{landing.lead}</p>
      </div>
      <section class="card" aria-labelledby="begin">
        <h2 id="begin">{messages.begin}</h2>
        {children}
      </section>
      <ul class="ticks">
        {landing.reassurances.map((reassurance) => (
          <li key={reassurance}>{reassurance}</li>
        ))}
      </ul>
    </div>
  );
}

/** The lessons in order, as a path with a station a day. */
function LessonPath({ subjects, day }: { subjects: readonly string[]; day: string }) {
  return (
    <ol class="path">
      {subjects.map((subject, index) => (
        <li key={subject}>
          <span class="day">
            <span class="unseen">{day} </span>
            {index + 1}
          </span>
          <span class="subject">{subject}</span>
        </li>
      ))}
    </ol>
  );
}

interface SampleLessonProps {
  author: string;
  sample: Course['landing']['sample'];
  messages: LandingMessages;
}

/** The beginning of a real lesson, styled like the mail that brings it. */
function SampleLesson({ author, sample: { title, paragraphs }, messages }: SampleLessonProps) {
  return (
    <figure class="sample card">
      <figcaption class="fine">{messages.from({ author })}</figcaption>
      <h3>{title}</h3>
      {paragraphs.map(({ text, isHeading }) => (isHeading ? <h4 key={text}>{text}</h4> : <p key={text}>{text}</p>))}
      <p class="fine">{messages.goesOn}</p>
    </figure>
  );
}

interface QuestionsProps {
  questions: Course['landing']['questions'];
  messages: LandingMessages;
}

function Questions({ questions, messages }: QuestionsProps) {
  return (
    <section class="part pair">
      <h2>{messages.questions}</h2>
      <div>
        {questions.map(({ question, answer }) => (
          <details key={question}>
            <summary>{question}</summary>
            <p>{answer}</p>
          </details>
        ))}
        <p class="after">{messages.privacy}</p>
      </div>
    </section>
  );
}

/** Large text of one or two sentences. Each is kept together where it fits, so that no line ends on the first word of the next. */
function Sentences({ text }: { text: string }) {
  const sentences = text.split(/(?<=[.!?…]) /);
  return (
    <>
      {sentences.flatMap((sentence) => [
        <span key={sentence} class="sentence">
          {sentence}
        </span>,
        ' ',
      ])}
    </>
  );
}
