import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { linkKinds, parseNamedLink } from '../../../../src/core/mdx/names.ts';

describe('parseNamedLink', () => {
  test('takes a name apart', () => {
    for (const kind of linkKinds) {
      assert.deepEqual(parseNamedLink(`${kind}:exit-policies-2`), { kind, name: 'exit-policies-2' });
    }
  });

  for (const address of [
    ...[
      '',
      ':',
      'question',
      'question:',
      ':ddos',
      'question::ddos',
      'question: ddos',
      ' question:ddos',
      'question:ddos ',
    ],
    ...[
      'Question:ddos',
      'question:DDoS',
      'question:a_b',
      'question:a--b',
      'question:-a',
      'question:a-',
      'question:a/b',
    ],
    ...[
      'question:a#b',
      'question:a?b',
      'question:..',
      'question:ddos\n',
      'question:d\u00F6s',
      'question:a\u200Bb',
    ],
    ...[
      'javascript:ddos',
      'http:ddos',
      'constructor:ddos',
      'question%3Addos',
      'question\uFF1Addos',
      '//question:ddos',
    ],
  ]) {
    test(`refuses ${JSON.stringify(address)}`, () => {
      assert.equal(parseNamedLink(address), undefined);
    });
  }
});
