import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { decodeUtf8, findUnseenCharacters } from '../../../src/core/characters.ts';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );

describe('findUnseenCharacters', () => {
  test('names the line and the column of each character', () => {
    const remarks = findUnseenCharacters('one\ntw\u200Bo\r\n\u202Ethree\u2066', 5);
    assert.deepEqual(
      remarks.map(({ code, line, column }) => [code, line, column]),
      [
        ['text/invisible', 6, 3],
        ['text/bidirectional', 7, 1],
        ['text/bidirectional', 7, 7],
      ],
    );
  });

  test('names the character by its number and never shows it', () => {
    const [tag, mark] = findUnseenCharacters('a\u{E0041}b\u061C');
    assert.match(tag?.message ?? '', /U\+E0041/);
    assert.match(mark?.message ?? '', /U\+061C/);
    assert.doesNotMatch(`${tag?.message ?? ''}${mark?.message ?? ''}`, /[\u{E0041}\u061C]/u);
  });

  test('lets line ends and tabs pass, but no carriage return alone', () => {
    assert.deepEqual(findUnseenCharacters('a\tb\nc\r\nd'), []);
    assert.equal(findUnseenCharacters('a\rb').length, 1);
    assert.equal(findUnseenCharacters('a\r\r\nb').length, 1);
    assert.equal(findUnseenCharacters('a\r').length, 1);
  });

  test('lets a joiner pass only beside a letter of a script that joins', () => {
    assert.deepEqual(findUnseenCharacters('\u0645\u06CC\u200C\u062E'), []);
    assert.deepEqual(findUnseenCharacters('Tor\u200C\u0647\u0627'), []);
    assert.deepEqual(findUnseenCharacters('\u0915\u094D\u200D\u0937'), []);
    assert.equal(findUnseenCharacters('wo\u200Crd').length, 1);
    assert.equal(findUnseenCharacters('\u0445\u200D\u0445').length, 1);
    assert.equal(findUnseenCharacters('\u200C').length, 1);
  });

  test('lets no row of joiners pass, in which a message could hide', () => {
    assert.ok(findUnseenCharacters('\u0645\u200C\u200C\u200C\u0645').length > 0);
    assert.ok(findUnseenCharacters('\u0915\u200D\u200D\u200D\u0915').length > 0);
  });

  test('lets a joiner and a variation pass inside an emoji', () => {
    assert.deepEqual(
      findUnseenCharacters('\u{1F469}\u{1F3FD}\u200D\u{1F4BB} \u2764\uFE0F\u200D\u{1F525} 1\uFE0F\u20E3'),
      [],
    );
    assert.equal(findUnseenCharacters('\u{1F469}\u200D').length, 1);
    assert.equal(findUnseenCharacters('a\uFE0F').length, 1);
    assert.equal(findUnseenCharacters('\u2764\uFE0F\uFE0F').length, 1);
  });

  test('lets spaces of every width pass', () => {
    assert.deepEqual(findUnseenCharacters('a\u00A0b\u202Fc\u3000d\u2009e'), []);
  });

  test('finds a lone half of a character', () => {
    assert.match(findUnseenCharacters('a\uD800b')[0]?.message ?? '', /U\+D800/);
  });

  test('says what to do', () => {
    for (const remark of findUnseenCharacters('\u202E\u200B')) {
      assert.equal(remark.severity, 'error');
      assert.match(remark.hint ?? '', /^Delete it/);
    }
  });

  test('stays quick on a long text that is full of them', () => {
    const started = performance.now();
    assert.ok(findUnseenCharacters('\u200B\n'.repeat(20_000)).length > 0);
    assert.ok(performance.now() - started < 2_000, 'it takes more than two seconds');
  });
});

describe('decodeUtf8', () => {
  test('decodes every script', () => {
    assert.deepEqual(decodeUtf8(bytes('a\u00E9\u6D0B\u{1F469}\r\n')), { text: 'a\u00E9\u6D0B\u{1F469}\r\n' });
    assert.deepEqual(decodeUtf8(bytes()), { text: '' });
  });

  test('drops one byte order mark at the start and no other', () => {
    assert.deepEqual(decodeUtf8(bytes([0xef, 0xbb, 0xbf], 'a')), { text: 'a' });
    assert.deepEqual(decodeUtf8(bytes([0xef, 0xbb, 0xbf], '\uFEFFa')), { text: '\uFEFFa' });
  });

  const broken: Record<string, [Uint8Array, number]> = {
    'Latin-1': [bytes('one\ntwo caf', [0xe9], ' x\n'), 2],
    'Windows-1252': [bytes('one\n\n', [0x93], 'x', [0x94]), 3],
    'UTF-16': [bytes([0xff, 0xfe, 0x61, 0x00]), 1],
    'a character that is too long': [bytes('a\n', [0xc0, 0xaf]), 2],
    'half a character': [bytes('a\nb\n', [0xed, 0xa0, 0x80]), 3],
    'a cut character at the end': [bytes('a\nb', [0xe6, 0xb4]), 2],
  };
  for (const [name, [text, line]] of Object.entries(broken)) {
    test(`refuses ${name} with its line`, () => {
      const result = decodeUtf8(text);
      assert.ok('remark' in result);
      assert.equal(result.remark.code, 'text/encoding');
      assert.equal(result.remark.severity, 'error');
      assert.equal(result.remark.line, line);
    });
  }

  test('names the line of the bytes, not that of a replacement character that is really there', () => {
    const result = decodeUtf8(bytes('a \uFFFD\nb\n', [0xff]));
    assert.ok('remark' in result);
    assert.equal(result.remark.line, 3);
  });
});
