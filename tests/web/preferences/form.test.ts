import { describe, expect, it } from 'vitest';
import { parsePreferencesForm } from '../../../src/web/preferences/form.ts';
import { english } from '../../support/words.ts';

const { mistakes } = english;
const ASKER = { timeZone: 'America/New_York', now: Date.parse('2030-01-16T03:00:00Z'), mistakes };

const asked = (fields: Record<string, unknown>) => parsePreferencesForm(fields, ASKER);

const wrong = (field: string) => ({ action: 'invalid', field, message: expect.stringMatching(/\w\.$/) });

describe('what a reader asks for', () => {
  it.each(['resume', 'now', 'restart', 'undo-restart', 'return', 'download'])(
    'can be %s, with nothing more',
    (action) => {
      expect(asked({ action, hour: 'x' })).toEqual({ action });
    },
  );

  it.each([{}, { action: '' }, { action: 'fly' }, { action: 7 }, { action: ['pause'] }])(
    'is nothing where it is not known: %j',
    (fields) => {
      expect(asked(fields)).toEqual({ action: 'none' });
    },
  );
});

describe('a pause', () => {
  it('has no end where none is given', () => {
    expect(asked({ action: 'pause' })).toEqual({ action: 'pause', until: null });
    expect(asked({ action: 'pause', until: ' ' })).toEqual({ action: 'pause', until: null });
  });

  it('ends on a day of the reader’s own calendar, which is behind that of London', () => {
    expect(asked({ action: 'pause', until: '2030-01-16' })).toEqual({ action: 'pause', until: '2030-01-16' });
    expect(asked({ action: 'pause', until: '2030-01-15' })).toEqual(wrong('until'));
  });

  it.each(['2030-01-14', '2029-12-01', '2031-06-01', '2030-02-30', '16.01.2030', 'tomorrow'])(
    'does not end on %s',
    (until) => {
      expect(asked({ action: 'pause', until })).toEqual(wrong('until'));
    },
  );
});

describe('an hour', () => {
  it('is one of 24, in the zone that the reader has or in another', () => {
    expect(asked({ action: 'hour', hour: '0' })).toEqual({ action: 'hour', hour: 0, timeZone: null });
    expect(asked({ action: 'hour', hour: '23', timezone: '' })).toEqual({ action: 'hour', hour: 23, timeZone: null });
    expect(asked({ action: 'hour', hour: '07', timezone: 'Asia/Kathmandu' })).toEqual({
      action: 'hour',
      hour: 7,
      timeZone: 'Asia/Kathmandu',
    });
  });

  it.each([undefined, '', '24', '-1', '7.5', '7am'])('is not %j', (hour) => {
    expect(asked({ action: 'hour', ...(hour === undefined ? {} : { hour }) })).toEqual(wrong('hour'));
  });

  it.each(['Mars/Base', '+05:07', 'x'])('is in no zone %s', (timezone) => {
    expect(asked({ action: 'hour', hour: '7', timezone })).toEqual(wrong('timezone'));
  });
});

describe('a name', () => {
  it('is one line, or none', () => {
    expect(asked({ action: 'name', name: '  Anna\n Maria ' })).toEqual({ action: 'name', name: 'Anna Maria' });
    expect(asked({ action: 'name', name: '' })).toEqual({ action: 'name', name: '' });
  });

  it.each(['https://shop.example', 'x'.repeat(61)])('is not %s', (name) => {
    expect(asked({ action: 'name', name })).toEqual(wrong('name'));
  });
});

describe('an address', () => {
  it('is normalised', () => {
    expect(asked({ action: 'address', email: ' Anna+x@Bücher.Example ' })).toEqual({
      action: 'address',
      address: 'anna+x@xn--bcher-kva.example',
    });
  });

  it.each([undefined, '', 'anna', 'anna@'])('is not %j', (email) => {
    expect(asked({ action: 'address', email })).toEqual(wrong('email'));
  });
});

describe('leaving', () => {
  it('needs no reason', () => {
    expect(asked({ action: 'leave' })).toEqual({ action: 'leave', reason: null });
    expect(asked({ action: 'leave', reason: ' \r\n ' })).toEqual({ action: 'leave', reason: null });
    expect(asked({ action: 'reason', reason: '' })).toEqual({ action: 'reason', reason: null });
  });

  it('takes a reason of several lines, a thousand characters of it', () => {
    expect(asked({ action: 'leave', reason: 'Too\r\nmuch\u0000!' })).toEqual({
      action: 'leave',
      reason: 'Too\nmuch !',
    });
    expect(asked({ action: 'reason', reason: 'x'.repeat(2_000) })).toEqual({
      action: 'reason',
      reason: 'x'.repeat(1_000),
    });
  });
});

describe('deleting', () => {
  it('needs a second thought', () => {
    expect(asked({ action: 'delete', sure: 'yes' })).toEqual({ action: 'delete' });
    expect(asked({ action: 'delete' })).toEqual(wrong('sure'));
    expect(asked({ action: 'delete', sure: 'on' })).toEqual(wrong('sure'));
  });

  it('is taken back by what the page after it holds', () => {
    expect(asked({ action: 'restore', undo: 'a.b.c' })).toEqual({ action: 'restore', undo: 'a.b.c' });
    expect(asked({ action: 'restore' })).toEqual({ action: 'none' });
  });
});
