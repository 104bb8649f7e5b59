/** `GET /admin`: whether all is well, and what is wrong. */
import { Hono } from 'hono/tiny';
import type { AppEnv } from '../../http/context.ts';
import { AdminPage, adminPage } from '../page.tsx';

export const todayRoute = new Hono<AppEnv>().get('/', (c) =>
  adminPage(
    c,
    <AdminPage c={c} title="Today">
      <p>All is well.</p>
    </AdminPage>,
  ),
);
