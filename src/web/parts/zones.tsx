import { raw } from 'hono/html';
import { escapeHtml } from '../../course/template.ts';
import type { Messages } from '../../locales/locale.ts';
import { placeWords } from './instant.ts';

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

type PlaceWords = Pick<Messages, 'places' | 'regions'>;

/** A time zone as its people would look for it: "Buenos Aires, Argentina". */
export function placeOfZone(timeZone: string, messages: PlaceWords): string {
  const [, ...place] = timeZone.split('/');
  return place.length === 0
    ? timeZone
    : place
        .map((part) => placeWords(part, messages))
        .toReversed()
        .join(', ');
}

const drawn = new WeakMap<PlaceWords, string>();

/** All time zones as options, by region: the same for everybody, so they are drawn once a language. */
export function ZoneOptions({ messages }: { messages: PlaceWords }) {
  const options = drawn.get(messages) ?? allZones(messages);
  drawn.set(messages, options);
  return raw(options);
}

function allZones(messages: PlaceWords): string {
  const regions = new Map<string, string[]>();
  for (const known of Intl.supportedValuesOf('timeZone')) {
    const zone = TODAY[known] ?? known;
    const [region = '', place] = zone.split('/');
    if (place !== undefined && region !== 'Etc') regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  const names: Record<string, string> = messages.regions;
  const groups = [...regions].map(([region, zones]) => {
    const named = zones.map((zone) => ({ zone, place: placeOfZone(zone, messages) }));
    const options = named.toSorted((one, other) => one.place.localeCompare(other.place)).map(option);
    return `<optgroup label="${escapeHtml(names[region] ?? region)}">${options.join('')}</optgroup>`;
  });
  return option({ zone: 'UTC', place: 'UTC' }) + groups.join('');
}

function option({ zone, place }: { zone: string; place: string }): string {
  return `<option value="${escapeHtml(zone)}">${escapeHtml(place)}</option>`;
}
