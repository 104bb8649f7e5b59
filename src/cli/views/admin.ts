/** The pages of the operator's area, with the readers that there are by then. */
import { STAGE } from '../running.ts';
import { type Answer, pageView, type View } from './view.ts';
import type { Visitor } from './visitor.ts';

const authorization = `Basic ${btoa(`operator:${STAGE.ADMIN_PASSWORD}`)}`;

/** What `operator` sees who knows the password. */
export async function adminPages(operator: Visitor): Promise<View[]> {
  const view = (name: string, answer: Answer, expected?: number) =>
    pageView('The operator’s area', `admin-${name}`, answer, expected);
  const open = (path: string) => operator.ask(path, { headers: { authorization } });
  return [view('today', await open('/admin'))];
}
