/** The pages of the operator's area, with the readers that there are by then. */
import { FIRST } from '../../fixtures/lessons.ts';
import { type AdminHands, importPages, lookedAt } from './import.ts';
import { AUTHORIZATION as authorization } from './operator.ts';
import { type Answer, pageView, type View } from './view.ts';
import type { Asked, Visitor } from './visitor.ts';

/** The pages that are seen with each crowd, by their names as views; who is looked for is in every crowd but the empty one. */
const pagesOfAll = async (): Promise<[name: string, path: string][]> => [
  ['today', '/admin'],
  ['funnel', '/admin/funnel'],
  ['people', '/admin/people'],
  ['person', '/admin/people?address=reader-1@crowd.example'],
  ['people-trail', '/admin/people/trail'],
  ['lessons', '/admin/lessons'],
  ['lesson', `/admin/lessons/${FIRST}`],
  ['import', '/admin/import'],
];

/** Those that show nothing that is stored: without storage they are as ever. */
const READ_NOTHING = ['people', 'lessons', 'lesson'];

/** Nobody, one reader, and as many as the pages have to stand; more than one request counts. */
const SIZES = [0, 1, 50_000];
const TOO_MANY = 60_000;

/** What `operator` sees who knows the password. */
export async function adminPages(operator: Visitor): Promise<View[]> {
  const pages = await pagesOfAll();
  const views: View[] = [];
  for (const [name, path] of pages) {
    if (!READ_NOTHING.includes(name)) {
      views.push(view(`${name}-without-storage`, await open(operator, path, { fault: 'storage' }), 502));
    }
  }
  for (const readers of SIZES) {
    for (const [name, path] of pages)
      views.push(view(`${name}-of-${readers}`, await open(operator, path, { readers })));
    views.push(view(`import-looked-of-${readers}`, await lookedAt(operator, handsOf(operator, { readers }))));
  }
  return [
    view('today', await open(operator, '/admin')),
    view('funnel', await open(operator, '/admin/funnel')),
    ...views,
    view('today-with-trouble', await open(operator, '/admin', { fault: 'trouble', readers: 5_000 })),
    view('funnel-too-large', await open(operator, '/admin/funnel', { readers: TOO_MANY })),
    // Last, since it brings in readers whom the other pages would show.
    ...(await importPages(operator, handsOf(operator))).map(([name, answer, expected]) => view(name, answer, expected)),
  ];
}

type Circumstances = Pick<Asked, 'fault' | 'readers'>;

const view = (name: string, answer: Answer, expected?: number) =>
  pageView('The operator’s area', `admin-${name}`, answer, expected);

function open(operator: Visitor, path: string, circumstances: Circumstances = {}): Promise<Answer> {
  return operator.ask(path, { headers: { authorization }, ...circumstances });
}

function handsOf(operator: Visitor, circumstances: Circumstances = {}): AdminHands {
  const headers = { authorization, origin: operator.origin };
  return {
    open: (path) => open(operator, path, circumstances),
    post: (path, body) => operator.ask(path, { ...body, ...circumstances, headers }),
  };
}
