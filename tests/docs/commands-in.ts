/** The commands that a document tells its reader to type. */
import { readFile } from 'node:fs/promises';

/** One command: its words as a shell reads them, without what separates npm's own from the script's (`--`). */
export interface Command {
  /** As it stands there: `npm run tomorrow -- 9`. */
  typed: string;
  /** `npm ci`, `npm start`, `npx wrangler`, `npm run tomorrow`. */
  name: string;
  args: string[];
}

/** Every `npm …` and `npx …` of a document, in its examples for a shell and between backticks; each once. */
export async function commandsIn(file: string): Promise<Command[]> {
  const document = await readFile(file, 'utf8');
  const blocks = [...document.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, code = '']) => code.split('\n'));
  const prose = document.replace(/^```[\s\S]*?^```$/gm, '');
  const inline = [...prose.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code.replace(/\s+/g, ' '));
  const typed = [...blocks, ...inline]
    .flatMap((line) => line.replace(/\s#.*$/, '').split('&&'))
    .map((command) => command.trim())
    .filter((command) => /^(npm|npx) /.test(command));
  return [...new Set(typed)].map(parseCommand);
}

function parseCommand(typed: string): Command {
  const words = [...typed.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
  const count = words[1] === 'run' ? 3 : 2;
  return { typed, name: words.slice(0, count).join(' '), args: words.slice(count).filter((word) => word !== '--') };
}
