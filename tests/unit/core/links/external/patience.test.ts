import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Answer, FaultName } from '../../../../../src/core/links/external/answer.ts';
import { decide, parseRetryAfter, restAfter } from '../../../../../src/core/links/external/patience.ts';

const now = Date.parse('2026-11-20T12:00:00Z');

describe('Retry-After', () => {
  const values: [text: string | undefined, milliseconds: number | undefined][] = [
    ['120', 120_000],
    [' 0 ', 0],
    ['Fri, 20 Nov 2026 12:01:30 GMT', 90_000],
    ['Friday, 20-Nov-26 12:00:10 GMT', 10_000],
    ['Fri Nov 20 12:00:05 2026 GMT', 5_000],
    ['Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['99999999999999999999', 7 * 86_400_000],
    ['Fri, 20 Nov 2099 12:00:00 GMT', 7 * 86_400_000],
    ['-1', undefined],
    ['1.5', undefined],
    ['soon', undefined],
    ['', undefined],
    [undefined, undefined],
  ];
  for (const [text, milliseconds] of values)
    test(`${String(text)}: ${String(milliseconds)}`, () => {
      assert.equal(parseRetryAfter(text, now), milliseconds);
    });
});

describe('what to do after an answer', () => {
  const patience = { tries: 3, delay: 1000, longest: 60_000 };
  const status = (code: number): Answer => ({ kind: 'status', status: code, hops: [] });
  const fault = (name: FaultName): Answer => ({ kind: 'fault', fault: name, detail: '', hops: [] });
  const after = (answer: Answer, attempt = 1, retryAfter?: number, jitter = 0.5) =>
    decide(answer, { attempt, retryAfter, jitter, now }, patience);

  test('what may pass is tried again, later each time, three times in all', () => {
    for (const answer of [status(429), status(500), status(503), fault('reset'), fault('answer-timeout')]) {
      assert.deepEqual(after(answer, 1), { kind: 'again', wait: 2000 });
      assert.deepEqual(after(answer, 2), { kind: 'again', wait: 4000 });
      assert.deepEqual(after(answer, 3), { kind: 'end' });
    }
  });

  test('what stays is not tried again', () => {
    const lasting = [
      status(200),
      status(404),
      status(403),
      fault('dns'),
      fault('tls-expired'),
      fault('private'),
    ];
    for (const answer of lasting) assert.deepEqual(after(answer), { kind: 'end' });
  });

  test('chance spreads the waits from three quarters to five quarters', () => {
    assert.deepEqual(after(status(500), 1, undefined, 0), { kind: 'again', wait: 1500 });
    assert.deepEqual(after(status(500), 1, undefined, 1), { kind: 'again', wait: 2500 });
  });

  test('Retry-After is held to; one that is too long ends the run for the host', () => {
    assert.deepEqual(after(status(429), 1, 30_000), { kind: 'again', wait: 30_000 });
    assert.deepEqual(after(status(429), 1, 500), { kind: 'again', wait: 2000 });
    assert.deepEqual(after(status(503), 1, 61_000), { kind: 'rest', until: now + 61_000 });
    assert.deepEqual(after(status(503), 3, 61_000), { kind: 'rest', until: now + 61_000 });
    assert.deepEqual(after(status(404), 1, 61_000), { kind: 'end' });
  });

  test('Retry-After holds for the other pages of the host, also where the page is not asked for again', () => {
    assert.equal(restAfter(status(429), 8000, patience), 8000);
    assert.equal(restAfter(status(404), 61_000, patience), 60_000);
    assert.equal(restAfter(status(429), undefined, patience), 0);
    assert.equal(restAfter(fault('reset'), 8000, patience), 0);
  });
});
