import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { isOnionAddress } from '../../../src/config/onion.ts';

const right = 'anxm6tcb7sgnyulyd2e7yqvbz3narpykokqrkgcdwt5wxbdizofxfkad';

describe('isOnionAddress', () => {
  test('takes a version 3 address', () => {
    assert.equal(isOnionAddress(`${right}.onion`), true);
  });

  test('takes addresses that the Tor Project publishes', () => {
    for (const name of [
      '2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid',
      'pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd',
    ]) {
      assert.equal(isOnionAddress(`${name}.onion`), true, name);
    }
  });

  test('takes a name below one', () => {
    assert.equal(isOnionAddress(`faq.${right}.onion`), true);
  });

  const wrong: Record<string, string> = {
    'a version 2 address': 'expyuzz4wqqyqhjn.onion',
    'an address with one wrong letter': `b${right.slice(1)}.onion`,
    'an address with a wrong checksum': `${right.slice(0, 52)}aaad.onion`,
    'an address of another version': `${right.slice(0, -1)}c.onion`,
    'an address that is too short': `${right.slice(1)}.onion`,
    'an address that is too long': `a${right}.onion`,
    'digits that are not in base 32': `${right.slice(0, 10)}0189${right.slice(14)}.onion`,
    'capitals, which a browser would never hand on': `${right.toUpperCase()}.onion`,
    'an address behind another name': `evil${right}.onion`,
    'an address in front of another name': `${right}.onion.example.org`,
    'an address with a dot at its end': `${right}.onion.`,
    'an address with a line end': `${right}.onion\n`,
    'an ordinary name': 'example.org',
    nothing: '',
    'only the ending': '.onion',
  };
  for (const [name, host] of Object.entries(wrong)) {
    test(`refuses ${name}`, () => {
      assert.equal(isOnionAddress(host), false);
    });
  }
});
