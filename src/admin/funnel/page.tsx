import { raw } from 'hono/html';
import { everybody, type Figures, STANDINGS, type Standing, totals } from '../../domain/funnel.ts';
import type { WholeCount } from '../../storage/figures.ts';
import { pressOn } from '../press-on.ts';
import { Scroll } from '../scroll.tsx';
import { agoInWords, counted, inFigures, inPercent } from '../text.ts';
import type { Known } from './figures.ts';
import { DaysPicture, FunnelPicture } from './picture.tsx';
import { type Step, stepsOf } from './steps.ts';

const NAMES: Readonly<Record<Standing, string>> = {
  going: 'In the course',
  paused: 'Paused',
  finished: 'Finished',
  left: 'Left',
  bounced: 'Bounced',
  complained: 'Complained',
  refused: 'Refused',
};

interface FunnelProps {
  known: Known;
  /** Lessons by slug. */
  subjects: ReadonlyMap<string, string>;
  /** The instant (ms) of the request. */
  now: number;
  /** The next step is to begin by itself. */
  goesOn: boolean;
  /** Where somebody signs up. */
  publicUrl: string;
  nonce: string;
}

/** What the page shows: a count to begin or to go on with, where one is needed, and the last whole one. */
export function Funnel({ known, subjects, now, goesOn, publicUrl, nonce }: FunnelProps) {
  const { whole, isLarge } = known;
  return (
    <>
      {isLarge ? <Steps known={known} now={now} goesOn={goesOn} nonce={nonce} /> : null}
      {whole === null ? null : (
        <Whole whole={whole} subjects={subjects} now={now} isLarge={isLarge} publicUrl={publicUrl} />
      )}
    </>
  );
}

function Steps({
  known: { whole, counting },
  now,
  goesOn,
  nonce,
}: Pick<FunnelProps, 'known' | 'now' | 'goesOn' | 'nonce'>) {
  const seen = counting === null ? 0 : everybody(totals(counting.count.figures));
  return (
    <section class="card">
      <p>
        {counting === null
          ? 'There are more readers than one request may count, so they are counted in steps.'
          : `A count began ${agoInWords(counting.at, now)}, and has come to ${counted(seen, 'reader')} so far.`}
        {whole === null ? ' There is no whole count yet.' : null}
      </p>
      <div class="acts">
        <form method="post" action="/admin/funnel">
          <button type="submit" name="step" value="on">
            {counting === null ? (whole === null ? 'Count' : 'Count again') : 'Count on'}
          </button>
          {goesOn && counting !== null ? <script nonce={nonce}>{raw(pressOn(0))}</script> : null}
        </form>
        {counting === null ? null : (
          <form method="post" action="/admin/funnel">
            <button type="submit" name="step" value="anew" class="quiet">
              Begin from the beginning
            </button>
          </form>
        )}
      </div>
    </section>
  );
}

interface WholeProps {
  whole: WholeCount;
  subjects: ReadonlyMap<string, string>;
  now: number;
  isLarge: boolean;
  publicUrl: string;
}

function Whole({ whole: { figures, at }, subjects, now, isLarge, publicUrl }: WholeProps) {
  const tally = totals(figures);
  if (everybody(tally) === 0) return <Empty publicUrl={publicUrl} />;
  const steps = stepsOf(figures, subjects);
  const age = agoInWords(at, now);
  return (
    <>
      <p>
        {`Counted ${age}. `}
        {isLarge
          ? 'What has changed since is not in it.'
          : 'Figures that are older than five minutes are counted anew.'}
      </p>
      <dl class="tiles">
        <div>
          <dt>Readers in all</dt>
          <dd>{inFigures(everybody(tally))}</dd>
        </div>
        {STANDINGS.map((standing) => (
          <div key={standing}>
            <dt>{NAMES[standing]}</dt>
            <dd>{inFigures(tally[standing])}</dd>
          </div>
        ))}
      </dl>
      <h2>How far they come</h2>
      <FunnelPicture steps={steps} />
      <StepTable steps={steps} />
      <Fine imported={figures.imported} />
      <h2>Who comes</h2>
      <Days figures={figures} />
    </>
  );
}

function Empty({ publicUrl }: { publicUrl: string }) {
  return (
    <p>
      Nobody has confirmed yet. Show people the way to <a href="/">{publicUrl}</a>, or begin with yourself: how far they
      come, and who comes, is counted here.
    </p>
  );
}

function StepTable({ steps }: { steps: [Step, ...Step[]] }) {
  const [{ reached: all }] = steps;
  return (
    <Scroll label="How far readers come, in figures">
      <table class="steps">
        <caption>How many have had each lesson, and how those stand who have had none after it</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" class="number">
              Reached
            </th>
            <th scope="col" class="number">
              Of all
            </th>
            {STANDINGS.map((standing) => (
              <th key={standing} scope="col" class="number">
                {NAMES[standing]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {steps.map(({ name, reached, here }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td class="number">{inFigures(reached)}</td>
              <td class="number">{inPercent(reached, all)}</td>
              {STANDINGS.map((standing) => (
                <td key={standing} class="number">
                  {inFigures(here[standing])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** What is counted how, where that could be taken otherwise. */
function Fine({ imported }: { imported: number }) {
  return (
    <ul class="fine">
      <li>
        Each reader stands at the furthest lesson of today’s course that they have had. A lesson that the course no
        longer has is left out; one that came in later was not sent to those who were past it.
      </li>
      <li>Who began again, or came back, counts by where they are now; who paused, by where they paused.</li>
      <li>Who has moved to another address counts once; who was deleted is in no figure.</li>
      <li>
        Bounced: a mail came back. Complained: they marked one as spam. Refused: Resend takes none for the address.
      </li>
      {imported === 0 ? null : (
        <li>
          {counted(imported, 'reader')} came by import: in the steps with what they have had, and not among the signups.
        </li>
      )}
    </ul>
  );
}

function Days({ figures }: { figures: Figures }) {
  const days = Object.entries(figures.days).sort(([one], [other]) => (one < other ? -1 : 1));
  return (
    <>
      <DaysPicture days={days} />
      <p class="fine">
        A signup that was never confirmed leaves no trace, so nobody can say how many there were. What is known is when
        those asked who confirmed in the end. Days are those of UTC; who came back counts on the day of their return.
      </p>
      <details>
        <summary>By day, in figures</summary>
        <Scroll label="Signups by day, in figures">
          <table>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" class="number">
                  Asked
                </th>
                <th scope="col" class="number">
                  Confirmed
                </th>
              </tr>
            </thead>
            <tbody>
              {days.toReversed().map(([day, { asked, confirmed }]) => (
                <tr key={day}>
                  <th scope="row">{day}</th>
                  <td class="number">{inFigures(asked)}</td>
                  <td class="number">{inFigures(confirmed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroll>
      </details>
    </>
  );
}
