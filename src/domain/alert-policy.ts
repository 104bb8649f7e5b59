/**
 * Alert policy: which incidents stay open from tick to tick, when the operator is alerted, and when an incident is over.
 *
 * An incident is alerted once when it begins and once when it is over, and it is over only after an hour without it. So
 * an incident that comes and goes from tick to tick is one incident, and no kind begins twice within an hour. An alert
 * that the webhook did not accept is tried again by the next tick and then once an hour; it may have arrived anyway.
 */
import { array, boolean, type InferOutput, number, object, picklist, string } from 'valibot';
import { INCIDENT_KINDS, type Incident, type IncidentKind } from './incident.ts';
import { DAY_MS, HOUR_MS, QUARTER_MS, quarterOf } from './time.ts';

/** An incident of one kind, from the first tick that met it until it is over and alerted. Instants are epoch ms. */
const OpenIncidentSchema = object({
  kind: picklist(INCIDENT_KINDS),
  /** The message of the last tick that met it. */
  message: string(),
  since: number(),
  /** The last tick that met it. */
  seen: number(),
  /** A later tick has shown that it does not last. */
  cleared: boolean(),
  alerted: boolean(),
  /** How often the webhook did not accept the alert that is due now. */
  tries: number(),
});

export const OpenIncidentsSchema = array(OpenIncidentSchema);

export type OpenIncident = InferOutput<typeof OpenIncidentSchema>;

/** What a tick shows about incidents. */
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

/** The alerts that are due now. */
export interface AlertsDue {
  begun: OpenIncident[];
  resolved: OpenIncident[];
}

/** How long (ms) an incident must stay away before it is over. */
const QUIET_MS = HOUR_MS;

/**
 * An incident not met for this long (ms) is over in any case: what is tried once a day would have shown again, with an
 * hour for a late tick.
 */
const FORGOTTEN_MS = DAY_MS + HOUR_MS;

/** The first tries of an alert are made by every tick, later ones once an hour. */
const MAX_TRIES_EACH_TICK = 2;

/** After this many tries, about a day, the alert that an incident is over is dropped. */
const MAX_RESOLVED_TRIES = 26;

/** The incidents open after a tick: those open before it, seen again or not, and those it met for the first time. */
export function openAfter(before: readonly OpenIncident[], signs: Signs): OpenIncident[] {
  const met = new Map(signs.incidents.map((incident) => [incident.kind, incident.message]));
  const known = before.map((incident) => {
    const message = met.get(incident.kind);
    if (message === undefined) return { ...incident, cleared: incident.cleared || clears(incident.kind, signs) };
    return { ...incident, message, seen: signs.now, cleared: false, tries: incident.alerted ? 0 : incident.tries };
  });
  const isKnown = (kind: IncidentKind) => before.some((incident) => incident.kind === kind);
  const fresh = { since: signs.now, seen: signs.now, cleared: false, alerted: false, tries: 0 };
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

/** Whether an incident is over at `now` (ms): away for an hour and shown to be gone, or not met for more than a day. */
export function isOver({ seen, cleared }: OpenIncident, now: number): boolean {
  return now - seen >= (cleared ? QUIET_MS : FORGOTTEN_MS);
}

/**
 * The alerts that the tick of `now` (ms) has to post. `savedAt`: the last tick (ms) that wrote the clock; null if none
 * did. If it is not the one just before, perhaps no tick can write, and each would post the same alert: then only the
 * tick on the hour posts.
 */
export function alertsDue(open: readonly OpenIncident[], now: number, savedAt: number | null): AlertsDue {
  const isOnTheHour = quarterOf(now) % HOUR_MS === 0;
  const isSaved = savedAt !== null && now - savedAt <= QUARTER_MS;
  const mayAlert = ({ tries }: OpenIncident) => isOnTheHour || (isSaved && tries < MAX_TRIES_EACH_TICK);
  return {
    begun: open.filter((incident) => !incident.alerted && !isOver(incident, now) && mayAlert(incident)),
    resolved: open.filter((incident) => mayHaveArrived(incident) && isOver(incident, now) && mayAlert(incident)),
  };
}

/** Whether the operator may know: an alert that was not accepted may have arrived anyway. */
function mayHaveArrived({ alerted, tries }: OpenIncident): boolean {
  return alerted || tries > 0;
}

/**
 * The incidents to keep after the due alerts were accepted (`accepted`), were not, or had nowhere to go (`null`): then
 * they stay due. An incident that is over is kept only while its last alert is still due.
 */
export function afterAlerts(
  open: readonly OpenIncident[],
  { begun, resolved }: AlertsDue,
  accepted: boolean | null,
  now: number,
): OpenIncident[] {
  return open.flatMap((incident) => {
    const isDue = begun.includes(incident) || resolved.includes(incident);
    const after = isDue && accepted !== null ? afterPost(incident, accepted) : incident;
    if (!isOver(incident, now)) return [after];
    const isSettled = resolved.includes(incident) && accepted !== false;
    return mayHaveArrived(after) && !isSettled && after.tries < MAX_RESOLVED_TRIES ? [after] : [];
  });
}

function afterPost(incident: OpenIncident, accepted: boolean): OpenIncident {
  return accepted ? { ...incident, alerted: true, tries: 0 } : { ...incident, tries: incident.tries + 1 };
}
