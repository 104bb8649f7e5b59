import { raw } from 'hono/html';
import { escapeHtml } from '../../course/template.ts';
import type { Messages } from '../../locales/locale.ts';
import { formatPlace } from './dates.ts';

/** Zones that the runtime lists under a former name, with the present one. */
const RENAMED: Record<string, string> = {
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

type PlaceMessages = Pick<Messages, 'places' | 'regions'>;

/** A time zone as people look for it: "Buenos Aires, Argentina". */
export function zonePlace(timeZone: string, messages: PlaceMessages): string {
  const [, ...place] = timeZone.split('/');
  return place.length === 0
    ? timeZone
    : place
        .map((part) => formatPlace(part, messages))
        .toReversed()
        .join(', ');
}

const rendered = new WeakMap<PlaceMessages, string>();

/** All time zones as options, by region: the same for everybody, so they are rendered once a language. */
export function ZoneOptions({ messages }: { messages: PlaceMessages }) {
  const options = rendered.get(messages) ?? allZones(messages);
  rendered.set(messages, options);
  return raw(options);
}

function allZones(messages: PlaceMessages): string {
  const regions = new Map<string, string[]>();
  for (const known of Intl.supportedValuesOf('timeZone')) {
    const zone = RENAMED[known] ?? known;
    const [region = '', place] = zone.split('/');
    if (place !== undefined && region !== 'Etc') regions.set(region, [...(regions.get(region) ?? []), zone]);
  }
  const names: Record<string, string> = messages.regions;
  const groups = [...regions].map(([region, zones]) => {
    const named = zones.map((zone) => ({ zone, place: zonePlace(zone, messages) }));
    const options = named.toSorted((one, other) => one.place.localeCompare(other.place)).map(option);
    return `<optgroup label="${escapeHtml(names[region] ?? region)}">${options.join('')}</optgroup>`;
  });
  return option({ zone: 'UTC', place: 'UTC' }) + groups.join('');
}

function option({ zone, place }: { zone: string; place: string }): string {
  return `<option value="${escapeHtml(zone)}">${escapeHtml(place)}</option>`;
}
