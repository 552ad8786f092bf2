import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { splitWords } from '../../../../src/core/search/words.ts';

const textsOf = (text: string): string[] => splitWords(text).map((word) => word.text);

describe('splitWords', () => {
  test('finds words, folded', () => {
    assert.deepEqual(textsOf('Is Tor legal?'), ['is', 'tor', 'legal']);
    assert.deepEqual(textsOf('… –'), []);
  });

  test('gives tied words apart and joined', () => {
    assert.deepEqual(textsOf('back-door'), ['back', 'door', 'backdoor']);
    assert.deepEqual(textsOf('l’anonymat'), ['l', 'anonymat', 'lanonymat']);
    assert.deepEqual(textsOf('رله\u200Cها'), ['رله', 'ها', 'رلهها']);
  });

  test('gives pairs of characters where no space parts words, and a single one as it is', () => {
    assert.deepEqual(textsOf('出口节点'), ['出口', '口节', '节点']);
    assert.deepEqual(textsOf('慢'), ['慢']);
    assert.deepEqual(textsOf('用Tor上网'), ['用', 'tor', '上网']);
  });

  test('says where each word stands', () => {
    const text = 'Das «Straßen-Netz» 出口节';
    assert.deepEqual(
      splitWords(text).map(({ start, end }) => text.slice(start, end)),
      ['Das', 'Straßen', 'Netz', 'Straßen-Netz', '出口', '口节'],
    );
  });
});
