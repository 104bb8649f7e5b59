/**
 * Reads wrangler.toml, and changes single lines of it. Pure. A TOML library would write the file anew and lose its
 * comments, so lines are changed by hand, and the library says whether what came out means what it should.
 */
import { parse } from 'smol-toml';
import { array, type InferOutput, object, optional, record, safeParse, string, union, unknown } from 'valibot';
import { fine, type Result, wrong } from './mistakes.ts';

const RouteSchema = union([string(), object({ pattern: string() })]);

const TomlSchema = object({
  name: string(),
  account_id: optional(string()),
  routes: optional(array(RouteSchema), []),
  route: optional(RouteSchema),
  vars: optional(record(string(), unknown()), {}),
});

/** What setup wants to know of wrangler.toml. */
export interface WranglerToml {
  /** The Worker's name. */
  name: string;
  accountId: string | null;
  /** The vars that are text; an empty one counts as not set. */
  vars: Readonly<Record<string, string>>;
  /** All of them, as the Worker will get them. */
  allVars: Readonly<Record<string, unknown>>;
  /** The hosts at which routes and custom domains reach the Worker; `*` stands where the file has it. */
  hosts: readonly string[];
}

/** What wrangler.toml says, or that it can't be read, and why. */
export function readToml(text: string): Result<WranglerToml> {
  const parsed = safeParse(TomlSchema, tomlIn(text));
  if (!parsed.success) return wrong({ kind: 'toml-unreadable', words: wordsOf(text, parsed.issues[0].message) });
  const { name, account_id, vars, routes, route } = parsed.output;
  return fine({
    name,
    accountId: account_id ?? null,
    vars: Object.fromEntries(Object.entries(vars).filter(isText)),
    allVars: vars,
    hosts: [...routes, ...(route === undefined ? [] : [route])].map(hostOf),
  });
}

/** Whether the Worker can be reached at a host by the routes that are there. */
export function reaches({ hosts }: WranglerToml, host: string): boolean {
  return hosts.some((pattern) => (pattern.startsWith('*') ? host.endsWith(pattern.slice(1)) : host === pattern));
}

/** The file with these vars, each in its line, whose comment stays; one that has no line gets one below `[vars]`. */
export function withVars(text: string, vars: Readonly<Record<string, string>>): Result<string> {
  const changed = Object.entries(vars).reduce((file, [name, value]) => withVar(file, name, value), text);
  const read = readToml(changed);
  if (!read.ok) return read;
  const lost = Object.entries(vars).find(([name, value]) => read.value.allVars[name] !== value);
  return lost === undefined
    ? fine(changed)
    : wrong({ kind: 'toml-unreadable', words: `the line of ${lost[0]} below [vars] is not understood` });
}

/** The file with a custom domain; the example for one that the file comes with is filled in, if it is still there. */
export function withCustomDomain(text: string, host: string): string {
  const block = `[[routes]]\npattern = ${quoted(host)}\ncustom_domain = true\n`;
  const example = /^# \[\[routes\]\]\n# pattern = .*\n# custom_domain = true\n/m;
  return example.test(text) ? text.replace(example, () => block) : `${text.trimEnd()}\n\n${block}`;
}

/** The file with the account that the Worker belongs to, below its name. */
export function withAccount(text: string, id: string): string {
  return text.replace(/^name = .*\n/m, (line) => `${line}account_id = ${quoted(id)}\n`);
}

function withVar(text: string, name: string, value: string): string {
  const [before = '', section, after = ''] = text.split(/^(\[vars\][^\n]*\n)/m);
  if (section === undefined) return `${text.trimEnd()}\n\n[vars]\n${name} = ${quoted(value)}\n`;
  const end = after.search(/^\[/m);
  const [vars, rest] = end < 0 ? [after, ''] : [after.slice(0, end), after.slice(end)];
  const line = new RegExp(`^(${name}\\s*=\\s*)("(?:[^"\\\\\\n]|\\\\.)*"|'[^'\\n]*'|[^\\s#]+)`, 'm');
  const written = line.test(vars)
    ? vars.replace(line, (_, start: string) => start + quoted(value))
    : `${name} = ${quoted(value)}\n${vars}`;
  return before + section + written + rest;
}

/** A basic string of TOML, which has JSON's escapes, and one character more to escape. */
const quoted = (value: string) => JSON.stringify(value).replaceAll('\u007f', '\\u007f');

const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';

function hostOf(route: InferOutput<typeof RouteSchema>): string {
  const pattern = typeof route === 'string' ? route : route.pattern;
  return pattern.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
}

function tomlIn(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return null;
  }
}

/** Why a text is no TOML, in the first line of the library's words; otherwise what is wrong with what it says. */
function wordsOf(text: string, otherwise: string): string {
  try {
    parse(text);
    return otherwise;
  } catch (error) {
    const [first = ''] = String(error instanceof Error ? error.message : error).split('\n');
    return first;
  }
}
