import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { roomFor } from '../../src/domain/quota.ts';

const quotas = fc.record({ dailyQuota: fc.integer({ min: 1, max: 500 }), reserve: fc.nat(500) });

describe('room for lessons', () => {
  it('is what the quota has left above the reserve, to the last mail', () => {
    const quota = { dailyQuota: 100, reserve: 10 };
    expect(roomFor(90, 0, quota)).toBe('room');
    expect(roomFor(40, 50, quota)).toBe('room');
    expect(roomFor(41, 50, quota)).toBe('full');
    expect(roomFor(1, 90, quota)).toBe('full');
    expect(roomFor(1, 200, quota)).toBe('full');
    expect(roomFor(91, 0, quota)).toBe('too-large');
    expect(roomFor(91, 100, quota)).toBe('too-large');
  });

  it('never lets lessons use the reserve', () => {
    fc.assert(
      fc.property(quotas, fc.integer({ min: 1, max: 100 }), fc.nat(600), (quota, mails, used) => {
        const hasRoom = roomFor(mails, used, quota) === 'room';
        expect(hasRoom).toBe(used + mails <= quota.dailyQuota - quota.reserve);
      }),
    );
  });

  it('would be there on a new day, unless it is too large for any', () => {
    fc.assert(
      fc.property(quotas, fc.integer({ min: 1, max: 100 }), fc.nat(600), (quota, mails, used) => {
        const isFull = roomFor(mails, used, quota) === 'full';
        if (isFull) expect(roomFor(mails, 0, quota)).toBe('room');
      }),
    );
  });

  it('is endless where there is no quota, and where the answers count none', () => {
    expect(roomFor(100, 10_000, { dailyQuota: 0, reserve: 10 })).toBe('room');
    expect(roomFor(100, null, { dailyQuota: 50, reserve: 10 })).toBe('room');
  });
});
