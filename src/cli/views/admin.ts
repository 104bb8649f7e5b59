/** The pages of the operator's area, with the readers that there are by then. */
import { type AdminHands, importPages } from './import.ts';
import { AUTHORIZATION as authorization } from './operator.ts';
import { type Answer, pageView, type View } from './view.ts';
import type { Asked, Visitor } from './visitor.ts';

/** The pages that show the readers, by their names as views: each is seen with a crowd, too. */
const PAGES = [
  ['today', '/admin'],
  ['funnel', '/admin/funnel'],
] as const;

/** Nobody, one reader, and as many as the pages have to stand; more than one request counts. */
const SIZES = [0, 1, 50_000];
const TOO_MANY = 60_000;

/** What `operator` sees who knows the password. */
export async function adminPages(operator: Visitor): Promise<View[]> {
  const view = (name: string, answer: Answer, expected?: number) =>
    pageView('The operator’s area', `admin-${name}`, answer, expected);
  const open = (path: string, circumstances: Pick<Asked, 'fault' | 'readers'> = {}) =>
    operator.ask(path, { headers: { authorization }, ...circumstances });
  const post: AdminHands['post'] = (path, body) =>
    operator.ask(path, { ...body, headers: { authorization, origin: operator.origin } });
  const views: View[] = [];
  for (const [name, path] of PAGES) {
    views.push(view(name, await open(path)));
    views.push(view(`${name}-without-storage`, await open(path, { fault: 'storage' }), 502));
  }
  for (const readers of SIZES) {
    for (const [name, path] of PAGES) views.push(view(`${name}-of-${readers}`, await open(path, { readers })));
  }
  return [
    ...views,
    view('today-with-trouble', await open('/admin', { fault: 'trouble', readers: 5_000 })),
    view('funnel-too-large', await open('/admin/funnel', { readers: TOO_MANY })),
    // Last, since it brings in readers whom the other pages would show.
    ...(await importPages(operator, { open, post })).map(([name, answer, expected]) => view(name, answer, expected)),
  ];
}
