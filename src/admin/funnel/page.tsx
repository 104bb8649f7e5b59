import { everybody, type Figures, STANDINGS, type Standing, totals } from '../../domain/funnel.ts';
import type { WholeCount } from '../../storage/figures.ts';
import { formatCount, formatNumber, formatPercent, formatTimeAgo } from '../format.ts';
import { AutoContinue, ScrollableTable } from '../parts.tsx';
import { DaysChart, FunnelChart } from './charts.tsx';
import type { KnownFigures } from './figures.ts';
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
  known: KnownFigures;
  /** The lessons' subjects by slug. */
  subjects: ReadonlyMap<string, string>;
  /** The instant (ms) of the request. */
  now: number;
  /** Whether the next step starts on its own. */
  autoContinue: boolean;
  /** Where people sign up. */
  publicUrl: string;
  nonce: string;
}

/** The page: a count to start or continue, if one is needed, and the last complete one. */
export function Funnel({ known, subjects, now, autoContinue, publicUrl, nonce }: FunnelProps) {
  const { whole, isLarge } = known;
  return (
    <>
      {isLarge ? <CountInSteps known={known} now={now} autoContinue={autoContinue} nonce={nonce} /> : null}
      {whole === null ? null : (
        <Report whole={whole} subjects={subjects} now={now} isLarge={isLarge} publicUrl={publicUrl} />
      )}
    </>
  );
}

function CountInSteps({
  known: { whole, counting },
  now,
  autoContinue,
  nonce,
}: Pick<FunnelProps, 'known' | 'now' | 'autoContinue' | 'nonce'>) {
  const counted = counting === null ? 0 : everybody(totals(counting.count.figures));
  return (
    <section class="card">
      <p>
        {counting === null
          ? 'There are more readers than one request can count, so they are counted in steps.'
          : `A count started ${formatTimeAgo(counting.at, now)}. Counted so far: ${formatCount(counted, 'reader')}.`}
        {whole === null ? ' No count is complete yet.' : null}
      </p>
      <div class="acts">
        <form method="post" action="/admin/funnel">
          <button type="submit" name="step" value="continue">
            {counting === null ? (whole === null ? 'Count' : 'Count again') : 'Continue'}
          </button>
          {autoContinue && counting !== null ? <AutoContinue nonce={nonce} pauseMs={0} /> : null}
        </form>
        {counting === null ? null : (
          <form method="post" action="/admin/funnel">
            <button type="submit" name="step" value="restart" class="quiet">
              Start over
            </button>
          </form>
        )}
      </div>
    </section>
  );
}

interface ReportProps {
  whole: WholeCount;
  subjects: ReadonlyMap<string, string>;
  now: number;
  isLarge: boolean;
  publicUrl: string;
}

function Report({ whole: { figures, at }, subjects, now, isLarge, publicUrl }: ReportProps) {
  const tally = totals(figures);
  if (everybody(tally) === 0) return <Empty publicUrl={publicUrl} />;
  const steps = stepsOf(figures, subjects);
  const age = formatTimeAgo(at, now);
  return (
    <>
      <p>
        {`Counted ${age}. `}
        {isLarge ? 'Changes since then are not included.' : 'The numbers are refreshed after five minutes.'}
      </p>
      <dl class="tiles">
        <div>
          <dt>All readers</dt>
          <dd>{formatNumber(everybody(tally))}</dd>
        </div>
        {STANDINGS.map((standing) => (
          <div key={standing}>
            <dt>{NAMES[standing]}</dt>
            <dd>{formatNumber(tally[standing])}</dd>
          </div>
        ))}
      </dl>
      <h2>How far readers get</h2>
      <FunnelChart steps={steps} />
      <StepTable steps={steps} />
      <HowItIsCounted imported={figures.imported} />
      <h2>Signups by day</h2>
      <Days figures={figures} />
    </>
  );
}

function Empty({ publicUrl }: { publicUrl: string }) {
  return (
    <p>
      Nobody has confirmed yet. Point people to <a href="/">{publicUrl}</a>, or sign up yourself. This page will show
      how many people sign up, and how far they get.
    </p>
  );
}

function StepTable({ steps }: { steps: [Step, ...Step[]] }) {
  const [{ reached: all }] = steps;
  return (
    <ScrollableTable label="How far readers get, as a table">
      <table class="steps">
        <caption>How many received each lesson, and the status of those who received none after it</caption>
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col" class="number">
              Reached
            </th>
            <th scope="col" class="number">
              Percent
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
              <td class="number">{formatNumber(reached)}</td>
              <td class="number">{formatPercent(reached, all)}</td>
              {STANDINGS.map((standing) => (
                <td key={standing} class="number">
                  {formatNumber(here[standing])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollableTable>
  );
}

/** How subscribers are counted, where that isn't obvious. */
function HowItIsCounted({ imported }: { imported: number }) {
  return (
    <ul class="fine">
      <li>
        Each reader counts at the furthest lesson of the current course that they received. Lessons removed from the
        course are left out; a lesson added later was not sent to readers who were past it.
      </li>
      <li>Readers who restarted or came back count where they are now; paused readers, where they paused.</li>
      <li>Readers who changed their address count once; deleted readers are not counted.</li>
      <li>
        Bounced: an email could not be delivered. Complained: they marked one as spam. Refused: Resend does not accept
        email for the address.
      </li>
      {imported === 0 ? null : (
        <li>
          {formatCount(imported, 'reader was', 'readers were')} imported: they count in the steps, by the lessons they
          received, but not as signups.
        </li>
      )}
    </ul>
  );
}

function Days({ figures }: { figures: Figures }) {
  const days = Object.entries(figures.days).sort(([one], [other]) => (one < other ? -1 : 1));
  return (
    <>
      <DaysChart days={days} />
      <p class="fine">
        Signups that were never confirmed are not stored, so their number is unknown. “Signed up” counts those who
        confirmed later. Days are in UTC; readers who came back count on the day they returned.
      </p>
      <details>
        <summary>Show the numbers</summary>
        <ScrollableTable label="Signups by day, as a table">
          <table>
            <thead>
              <tr>
                <th scope="col">Day</th>
                <th scope="col" class="number">
                  Signed up
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
                  <td class="number">{formatNumber(asked)}</td>
                  <td class="number">{formatNumber(confirmed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollableTable>
      </details>
    </>
  );
}
