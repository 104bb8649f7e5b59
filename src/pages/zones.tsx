import { raw } from 'hono/html';
import { escapeHtml } from '../core/fill.ts';

/** Names that the runtime still keeps, and what these places are called today. */
const TODAY: Record<string, string> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Godthab': 'America/Nuuk',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

/** A time zone as its people would look for it: "Buenos Aires, Argentina". */
export function placeOfZone(timeZone: string): string {
  const [, ...place] = timeZone.split('/');
  return (place.toReversed().join(', ') || timeZone).replaceAll('_', ' ');
}

let options: string | null = null;

/** All time zones as options, by region: the same for everybody, so they are drawn once. */
export function ZoneOptions() {
  options ??= allZones();
  return raw(options);
}

function allZones(): string {
  const regions = new Map<string, string[]>();
  for (const known of Intl.supportedValuesOf('timeZone')) {
    const zone = TODAY[known] ?? known;
    const [region = '', place] = zone.split('/');
    if (place !== undefined && region !== 'Etc') regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  const groups = [...regions].map(([region, zones]) => {
    const named = zones.map((zone) => option(zone)).toSorted();
    return `<optgroup label="${region}">${named.join('')}</optgroup>`;
  });
  return option('UTC') + groups.join('');
}

function option(zone: string): string {
  return `<option value="${escapeHtml(zone)}">${escapeHtml(placeOfZone(zone))}</option>`;
}
