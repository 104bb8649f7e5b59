import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Action,
  actionFor,
  describeError,
  namesOurField,
  namesSender,
  publicMessage,
} from '../../src/mail/errors.ts';

/** Every error of Resend's documentation that a sending call can meet, and what to do about it. */
const documented: [number, string, Action][] = [
  [400, 'validation_error', 'refuse'],
  [400, 'invalid_idempotency_key', 'refuse'],
  [401, 'missing_api_key', 'stop'],
  [401, 'restricted_api_key', 'stop'],
  [403, 'invalid_api_key', 'stop'],
  [403, 'validation_error', 'stop'],
  [403, 'suspended_api_key', 'stop'],
  [409, 'invalid_idempotent_request', 'already'],
  [409, 'concurrent_idempotent_requests', 'busy'],
  [422, 'missing_required_field', 'refuse'],
  [422, 'invalid_parameter', 'refuse'],
  [422, 'invalid_from_address', 'stop'],
  [422, 'validation_error', 'refuse'],
  [429, 'rate_limit_exceeded', 'wait'],
  [429, 'daily_quota_exceeded', 'spent'],
  [429, 'monthly_quota_exceeded', 'spent'],
  [500, 'application_error', 'retry'],
  [500, 'internal_server_error', 'retry'],
  [500, 'service_unavailable', 'retry'],
];

const byStatus: [number | null | undefined, Action][] = [
  [null, 'retry'],
  [undefined, 'retry'],
  [408, 'retry'],
  [500, 'retry'],
  [502, 'retry'],
  [503, 'retry'],
  [520, 'retry'],
  [429, 'wait'],
  [401, 'stop'],
  [403, 'stop'],
  [400, 'refuse'],
  [404, 'stop'],
  [405, 'stop'],
  [413, 'stop'],
  [422, 'refuse'],
];

describe('what to do about an error', () => {
  it.each(documented)('is decided for %i %s: %s', (statusCode, name, action) => {
    expect(actionFor({ statusCode, name })).toBe(action);
  });

  it('is to call again where the line broke: the SDK then has no status', () => {
    expect(actionFor({ name: 'application_error', statusCode: null })).toBe('retry');
  });

  it.each(byStatus)('is decided by the status %s where the name is unknown: %s', (statusCode, action) => {
    const known = new Set(documented.map(([, name]) => name));
    const names = fc.oneof(fc.string(), fc.constantFrom('constructor', '__proto__', 'toString', 'not_found'));
    fc.assert(
      fc.property(names, (name) => {
        fc.pre(!known.has(name));
        expect(actionFor({ name, ...(statusCode === undefined ? {} : { statusCode }) })).toBe(action);
      }),
      { numRuns: 20 },
    );
    expect(actionFor(statusCode === undefined ? {} : { statusCode })).toBe(action);
  });

  it('is never to give a lesson up where it may be out, or may yet go out', () => {
    const unsure = documented.filter(([status]) => status >= 500 || status === 409 || status === 429);
    for (const [statusCode, name] of unsure) expect(actionFor({ statusCode, name })).not.toBe('refuse');
  });
});

describe('whose a refusal is', () => {
  const of = (field: string) => `Invalid \`${field}\` field.`;

  it('is ours where it names a field that is not the reader’s', () => {
    const ours = ['from', 'reply_to', 'subject', 'html', 'text', 'headers', 'tags'];
    expect(ours.filter((field) => namesOurField(of(field)))).toEqual(ours);
    for (const message of [of('to'), 'The subject is too long.', 'from', ''])
      expect(namesOurField(message)).toBe(false);
  });

  it('stops all calls where it names the sender, who is the same in every mail', () => {
    expect(['from', 'reply_to'].every((field) => namesSender(of(field)))).toBe(true);
    expect(['to', 'subject', 'html'].some((field) => namesSender(of(field)))).toBe(false);
    for (const statusCode of [400, 422]) {
      expect(actionFor({ name: 'validation_error', statusCode, message: of('from') })).toBe('stop');
      expect(actionFor({ name: 'validation_error', statusCode, message: of('html') })).toBe('refuse');
      expect(actionFor({ name: 'validation_error', statusCode, message: of('to') })).toBe('refuse');
    }
    expect(actionFor({ name: 'application_error', statusCode: 500, message: of('from') })).toBe('retry');
  });
});

it('words of Resend’s are told without addresses, and cut', () => {
  expect(publicMessage('No mail to anna@reader.example, please.')).toBe('No mail to (address) please.');
  expect(publicMessage('x'.repeat(5000))).toHaveLength(200);
});

describe('an error in words', () => {
  it('has its name, its status and its message', () => {
    const error = { name: 'validation_error', statusCode: 422, message: 'Invalid `to` field.' };
    expect(describeError(error)).toBe('Resend: validation_error (422): Invalid `to` field.');
  });

  it('names nobody: it ends in logs and on /health', () => {
    const message = 'You can only send to your own address (anna@course.example), not to <ben@reader.example>.';
    expect(describeError({ name: 'validation_error', statusCode: 403, message })).toBe(
      'Resend: validation_error (403): You can only send to your own address ((address)), not to <(address)>.',
    );
  });

  it("is short enough for a key's metadata, whatever Resend answers", () => {
    for (const length of [0, 100, 150, 200, 5000]) {
      const long = 'x'.repeat(length);
      expect(describeError({ name: 'a', statusCode: 500, message: long }).length).toBeLessThanOrEqual(200);
      expect(describeError({ name: long, statusCode: 500, message: 'a' }).length).toBeLessThanOrEqual(200);
    }
  });

  it('says what it can where something is missing', () => {
    expect(describeError({ statusCode: null })).toBe('Resend: unknown error: no message');
    expect(describeError({ name: 'application_error', message: 'No route to host' })).toBe(
      'Resend: application_error: No route to host',
    );
  });
});
