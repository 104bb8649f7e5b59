/** Rules of the code, each broken in one place: what the simulation has to catch. */
import type { Planted } from './bundle.ts';

export const PLANTED: readonly Planted[] = [
  {
    name: 'a batch has no idempotency key',
    breaks: ['once'],
    changes: [
      {
        file: 'src/mail/client.ts',
        from: "'idempotency-key': idempotencyKey,",
        to: '',
      },
    ],
  },
  {
    name: 'the clock moves before a slot is done',
    breaks: ['a lesson a day'],
    changes: [
      {
        file: 'src/delivery/run-tick.ts',
        from: 'if (isWhole && delivered === instant - QUARTER_MS) delivered = instant;',
        to: 'delivered = instant;',
      },
    ],
  },
  {
    name: 'there is no twelve-hour rule',
    breaks: ['twelve hours'],
    changes: [{ file: 'src/domain/cohort.ts', from: 'MIN_GAP_MS = 12 * HOUR_MS', to: 'MIN_GAP_MS = 0' }],
  },
  {
    name: 'a cohort is open after it has started',
    breaks: ['six hours', 'in order', 'every lesson', 'a lesson a day'],
    changes: [
      { file: 'src/domain/cohort.ts', from: 'CLOSED_BEFORE_MS = 6 * HOUR_MS', to: 'CLOSED_BEFORE_MS = -6 * HOUR_MS' },
    ],
  },
  {
    name: 'progress is written before the send',
    seed: 1,
    breaks: ['every lesson', 'in order', 'a lesson a day'],
    changes: [
      {
        file: 'src/delivery/batch.ts',
        from: '  let attempt = before;\n',
        to: '  let attempt = before;\n  await record(attempt, dispatch, tick);\n',
      },
    ],
  },
  {
    name: 'a call is repeated after Resend has forgotten its key',
    breaks: ['once'],
    changes: [
      { file: 'src/domain/attempt.ts', from: 'return now - since < REPEATABLE_MS;', to: 'return now >= since;' },
    ],
  },
  {
    name: 'the calls of a chunk are made without being marked',
    seed: 10,
    breaks: ['once'],
    isMiniature: true,
    changes: [{ file: 'src/delivery/call-log.ts', from: 'if (calls.size > 0) await this.#save();', to: '' }],
  },
  {
    name: 'a pause does not wait for its day',
    breaks: ['not before the day'],
    changes: [
      {
        file: 'src/subscribers/transition.ts',
        from: 'const notBefore = isPaused ? startOfDay(localDay(pausedUntil, timeZone), timeZone) : 0;',
        to: 'const notBefore = 0;',
      },
    ],
  },
  {
    name: 'a lesson that was asked for does not count as the last one',
    breaks: ['twelve hours'],
    changes: [{ file: 'src/subscribers/send-now.ts', from: '    lastLessonAt: now,\n', to: '' }],
  },
  {
    name: 'who begins again keeps what they had',
    seed: 1,
    breaks: ['every lesson', 'in order'],
    changes: [{ file: 'src/subscribers/restart.ts', from: '    received: [],\n', to: '    received,\n' }],
  },
  {
    name: 'a move forgets what its reader has had',
    seed: 4,
    breaks: ['once', 'in order'],
    changes: [
      {
        file: 'src/subscribers/change-address.ts',
        from: 'const received = [...new Set([...(target?.received ?? []), ...here.received])];',
        to: 'const received = target?.received ?? [];',
      },
    ],
  },
  {
    name: 'a deletion keeps the record of its reader',
    // Whoever takes it back is put beside what was kept of them.
    breaks: ['forgotten', 'once'],
    changes: [{ file: 'src/subscribers/delete.ts', from: '    await store.subscribers.delete(id);\n', to: '' }],
  },
];
