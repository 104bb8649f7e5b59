/**
 * The rooms of the code, and which of them each may import. `npm run check` holds every import against this list.
 * An entry is a room, a file right in `src/` (`config`), or a part of a room (`mail/layout`); `daystep` is what the package
 * exports to authors. Whatever is not listed is forbidden: only `worker` reaches `admin`, and only `cli` reaches `build`.
 */
const services = ['config', 'env', 'services'];
const worker = ['domain', 'course', 'locales', 'storage', 'mail', 'subscribers', 'delivery', 'web', 'log', ...services];

export const ROOMS: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  course: ['domain', 'dist'],
  locales: ['domain', 'course', 'dist'],
  storage: ['domain', 'course'],
  mail: ['domain', 'course', 'locales', 'config', 'log', 'daystep'],
  subscribers: ['domain', 'course', 'storage', 'mail', 'services', 'log'],
  delivery: ['domain', 'course', 'storage', 'mail', 'subscribers', 'log', ...services],
  web: ['domain', 'course', 'locales', 'storage', 'mail', 'subscribers', 'delivery/incident-text', 'log', ...services],
  admin: ['app', ...worker],

  config: ['domain'],
  env: [],
  log: ['domain'],
  services: ['domain', 'course', 'storage', 'mail', 'config', 'env'],
  app: ['domain', 'course', 'locales', 'web', 'log', ...services],
  worker: ['domain', 'course', 'delivery', 'app', 'admin/app', 'log', ...services],
  index: ['course', 'locales', 'worker', ...services],

  build: ['domain', 'course', 'locales', 'mail/layout', 'web/pictures'],
  local: ['app', 'worker', ...worker],
  cli: ['build', 'local', ...worker],
  emails: ['daystep'],
  examples: ['daystep'],
  'tests/fixtures/course': ['daystep'],
};

/** What single files or folders may import beyond their room. An exception that nothing needs any more fails the check. */
export const EXCEPTIONS: Readonly<Record<string, readonly string[]>> = {
  'src/subscribers/subscribe.ts': ['locales'],
  'src/subscribers/subscribe-mail.ts': ['locales'],
};
