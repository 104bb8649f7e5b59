/** The pages of the operator's area, with the readers that there are by then. */
import { STAGE } from '../running.ts';
import { type AdminHands, importPages } from './import.ts';
import { type Answer, pageView, type View } from './view.ts';
import type { Visitor } from './visitor.ts';

const authorization = `Basic ${btoa(`operator:${STAGE.ADMIN_PASSWORD}`)}`;

/** What `operator` sees who knows the password. */
export async function adminPages(operator: Visitor): Promise<View[]> {
  const view = (name: string, answer: Answer, expected?: number) =>
    pageView('The operator’s area', `admin-${name}`, answer, expected);
  const open = (path: string) => operator.ask(path, { headers: { authorization } });
  const post: AdminHands['post'] = (path, body) =>
    operator.ask(path, { ...body, headers: { authorization, origin: operator.origin } });
  const views = [view('today', await open('/admin'))];
  // Last, since it brings in readers whom the other pages would show.
  const imports = await importPages(operator, { open, post });
  return [...views, ...imports.map(([name, answer, expected]) => view(name, answer, expected))];
}
