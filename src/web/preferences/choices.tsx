/** All that a reader can change, in three groups from soft to final. */
import { AddressChoice, DownloadChoice, NameChoice } from './about-choices.tsx';
import type { ChoicesProps } from './choice.tsx';
import { HourChoice, NowChoice, PauseChoice, RestartChoice } from './rhythm-choices.tsx';
import { DeleteChoice, LeaveChoice } from './stop-choices.tsx';
import { isSubscribed } from './view-model.ts';

/** When and how lessons come: for who takes part, and for who has had them all. */
export function Rhythm(props: ChoicesProps) {
  const takesPart = isSubscribed(props.reader);
  if (!takesPart && props.reader.status !== 'finished') return null;
  const { headings } = props.messages.choices;
  return (
    <>
      <h2>{takesPart ? headings.rhythm : headings.onceMore}</h2>
      <div class="choices">
        {takesPart ? (
          <>
            <NowChoice {...props} />
            <PauseChoice {...props} />
            <HourChoice {...props} />
          </>
        ) : null}
        <RestartChoice {...props} />
      </div>
    </>
  );
}

/** Who the reader is to us, and how to go. */
export function AboutAndStop(props: ChoicesProps) {
  const { headings } = props.messages.choices;
  const takesPart = isSubscribed(props.reader);
  return (
    <>
      <h2>{headings.about}</h2>
      <div class="choices">
        {takesPart ? (
          <>
            <NameChoice {...props} />
            <AddressChoice {...props} />
          </>
        ) : null}
        <DownloadChoice {...props} />
      </div>
      <h2>{takesPart ? headings.stop : headings.forget}</h2>
      <div class="choices">
        {takesPart ? <LeaveChoice {...props} /> : null}
        <DeleteChoice {...props} />
      </div>
    </>
  );
}
