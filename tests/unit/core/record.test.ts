import assert from 'node:assert/strict';
import { test } from 'node:test';
import { own } from '../../../src/core/record.ts';

test('own finds what somebody wrote, and nothing that every object has', () => {
  const record: Record<string, number> = { ddos: 1 };
  assert.equal(own(record, 'ddos'), 1);
  assert.equal(own(record, 'crime'), undefined);
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    assert.equal(own(record, name), undefined, name);
  }
  assert.equal(own(JSON.parse('{"__proto__": 2}') as Record<string, number>, '__proto__'), 2);
});
