/** The file with all that is kept about a subscriber, in keys and words that people can read. */
import type { Messages } from '../../locales/locale.ts';
import type { SubscriberData } from '../../subscribers/download.ts';

/** The file's text (JSON), in the course's language but for what is shown as it is stored. */
export function dataFile({ told, stored }: SubscriberData, { file, keptByOthers }: Messages): string {
  const all = { ...inWords({ ...told, keptByOthers }, file), [file.keys.asItIsStored]: stored };
  return `${JSON.stringify(all, null, 2)}\n`;
}

/** The same with its keys, and the codes among its values, in words of the course's language. */
function inWords(told: object, { keys, statuses, actions }: Messages['file']): object {
  const keyWords: Record<string, string> = keys;
  const valueWords: Record<string, Record<string, string>> = { status: statuses, action: actions };
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [keyWords[key] ?? key, valueWords[key]?.[each] ?? walk(each)]),
    );
  };
  return Object(walk(told));
}
