/**
 * Telling of trouble without a flood: what is remembered of it from tick to tick, when it is news, and when it is over.
 *
 * It is told once when it begins and once when it is over, and over only after an hour without it. So trouble that
 * comes and goes from tick to tick is one trouble, told once, and no kind begins to be told twice within an hour. What
 * the other side did not take is tried again by the next tick and then once an hour: it may have been taken all the same.
 */
import { array, boolean, type InferOutput, number, object, picklist, string } from 'valibot';
import { INCIDENT_KINDS, type Incident, type IncidentKind } from './incident.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS, quarterOf } from './time.ts';

/** Trouble of one kind, from the tick that met it first until it is over and told. Instants are epoch ms. */
const OpenTroubleSchema = object({
  kind: picklist(INCIDENT_KINDS),
  /** As the last tick that met it put it. */
  message: string(),
  since: number(),
  /** The last tick that met it. */
  seen: number(),
  /** A tick since has shown that it does not last. */
  cleared: boolean(),
  told: boolean(),
  /** How often the other side did not take what is to be told now. */
  tries: number(),
});

export const OpenIncidentsSchema = array(OpenTroubleSchema);

export type OpenIncident = InferOutput<typeof OpenTroubleSchema>;

/** What a tick shows of trouble. */
export interface Signs {
  /** The tick's instant (ms). */
  now: number;
  /** What it met, one of a kind. */
  incidents: readonly Incident[];
  /** Resend took a call. */
  answered: boolean;
  /** Nothing is left for the next tick. */
  whole: boolean;
}

/** What is to be told now. */
export interface News {
  begun: OpenIncident[];
  over: OpenIncident[];
}

/** How long (ms) trouble must stay away before it is over. */
const QUIET_MS = HOUR_MS;

/**
 * Trouble that nobody met for so long (ms) is over in any case: what is tried once a day would have shown again, with
 * an hour for a tick that comes late.
 */
const FORGOTTEN_MS = DAY_MS + HOUR_MS;

/** So often in a row a telling is tried by every tick, and from then on once an hour. */
const HURRIED_TRIES = 2;

/** So many tries of an all-clear, and it is dropped: about a day's. */
const MAX_RESOLVED_TRIES = 26;

/** What is open after a tick: what was open before it, seen again or not, and what it met for the first time. */
export function openAfter(before: readonly OpenIncident[], signs: Signs): OpenIncident[] {
  const met = new Map(signs.incidents.map((incident) => [incident.kind, incident.message]));
  const known = before.map((incident) => {
    const message = met.get(incident.kind);
    if (message === undefined) return { ...incident, cleared: incident.cleared || clears(incident.kind, signs) };
    return { ...incident, message, seen: signs.now, cleared: false, tries: incident.told ? 0 : incident.tries };
  });
  const isKnown = (kind: IncidentKind) => before.some((incident) => incident.kind === kind);
  const fresh = { since: signs.now, seen: signs.now, cleared: false, told: false, tries: 0 };
  const begun = signs.incidents.flatMap(({ kind, message }) => (isKnown(kind) ? [] : [{ kind, message, ...fresh }]));
  return [...known, ...begun];
}

/**
 * Whether a tick that did not meet this kind shows that it does not last. One in which nothing was due proves nothing
 * about Resend, and what happens to one batch a day shows only by the day.
 */
function clears(kind: IncidentKind, { answered, whole }: Signs): boolean {
  switch (kind) {
    case 'quota':
    case 'refused':
    case 'unreachable':
      return answered;
    case 'failing':
      return whole;
    case 'overdue':
      return true;
    case 'unsendable':
    case 'in-doubt':
      return false;
  }
}

/** Whether trouble is over at `now` (ms): gone for an hour and shown to be gone, or not met for more than a day. */
export function isOver({ seen, cleared }: OpenIncident, now: number): boolean {
  return now - seen >= (cleared ? QUIET_MS : FORGOTTEN_MS);
}

/**
 * What the tick of `now` (ms) is to tell. `rememberedAt`: the tick (ms) that wrote the clock last; null, if none did.
 * Where it is not the one just before, perhaps no tick can write, and each would take the same for news: then only
 * the tick on the hour tells.
 */
export function newsIn(open: readonly OpenIncident[], now: number, rememberedAt: number | null): News {
  const isOnTheHour = quarterOf(now) % HOUR_MS === 0;
  const isRemembered = rememberedAt !== null && now - rememberedAt <= QUARTER_MS;
  const mayTell = ({ tries }: OpenIncident) => isOnTheHour || (isRemembered && tries < HURRIED_TRIES);
  return {
    begun: open.filter((incident) => !incident.told && !isOver(incident, now) && mayTell(incident)),
    over: open.filter((incident) => wasHeardOf(incident) && isOver(incident, now) && mayTell(incident)),
  };
}

/** Where a telling was tried in vain, it may have been heard all the same. */
function wasHeardOf({ told, tries }: OpenIncident): boolean {
  return told || tries > 0;
}

/**
 * What is to be remembered after the news was taken (`taken`), was not, or could be told to nobody (`null`): then it
 * stays to be told. Of what is over, only an all-clear that is still owed.
 */
export function remembered(
  open: readonly OpenIncident[],
  { begun, over }: News,
  taken: boolean | null,
  now: number,
): OpenIncident[] {
  return open.flatMap((incident) => {
    const isNews = begun.includes(incident) || over.includes(incident);
    const after = isNews && taken !== null ? afterPost(incident, taken) : incident;
    if (!isOver(incident, now)) return [after];
    const isSettled = over.includes(incident) && taken !== false;
    return wasHeardOf(after) && !isSettled && after.tries < MAX_RESOLVED_TRIES ? [after] : [];
  });
}

function afterPost(incident: OpenIncident, taken: boolean): OpenIncident {
  return taken ? { ...incident, told: true, tries: 0 } : { ...incident, tries: incident.tries + 1 };
}
