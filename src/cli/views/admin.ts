/** The pages of the operator's area, with the readers that there are by then. */
import { STAGE } from '../running.ts';
import { type Answer, pageView, type View } from './view.ts';
import type { Visitor } from './visitor.ts';

const authorization = `Basic ${btoa(`operator:${STAGE.ADMIN_PASSWORD}`)}`;

/** Nobody, one reader, and as many as the pages have to stand. */
const SIZES = [0, 1, 50_000];

type Circumstances = Pick<Parameters<Visitor['ask']>[1] & object, 'fault' | 'readers'>;

/** What `operator` sees who knows the password. */
export async function adminPages(operator: Visitor): Promise<View[]> {
  const view = (name: string, answer: Answer, expected?: number) =>
    pageView('The operator’s area', `admin-${name}`, answer, expected);
  const open = (path: string, circumstances: Circumstances = {}) =>
    operator.ask(path, { headers: { authorization }, ...circumstances });
  /** A page as it is with the readers that there are, and with each of the sizes. */
  const inSizes = async (name: string, path: string): Promise<View[]> => {
    const views = [view(name, await open(path))];
    for (const readers of SIZES) views.push(view(`${name}-of-${readers}`, await open(path, { readers })));
    return views;
  };
  return [
    ...(await inSizes('today', '/admin')),
    view('today-with-trouble', await open('/admin', { fault: 'trouble', readers: 50_000 })),
    view('today-without-storage', await open('/admin', { fault: 'storage' }), 502),
    ...(await inSizes('funnel', '/admin/funnel')),
    view('funnel-too-large', await open('/admin/funnel', { readers: TOO_MANY })),
    view('funnel-without-storage', await open('/admin/funnel', { fault: 'storage' }), 502),
  ];
}

/** More readers than one request counts. */
const TOO_MANY = 60_000;
