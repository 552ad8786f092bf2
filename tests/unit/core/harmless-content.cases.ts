/** A body that must pass without any finding. */
export interface HarmlessText {
  name: string;
  body: string;
}

/** One text a line; `\u200C` and others are written out because nobody would see them here. */
const rows: Record<string, string> = {
  'a less-than sign between blanks': 'If a < b and b > c, then a & c.',
  'a greater-than sign': 'a -> b => c >= d',
  'a closing brace': 'One } two.',
  'escaped braces': 'One \\{two\\} and \\{.',
  'an escaped tag': 'Write \\<b> for bold.',
  'a tag as entities': 'Write &lt;script&gt;alert(1)&lt;/script&gt; here.',
  'a brace as an entity': 'Write &#123;count&#125; here.',
  'ampersands and entities': 'AT&T, R&amp;D, 5&nbsp;km, &copy; 2026, caf&eacute;, &mdash;',
  'a script in code': 'Write `<script>alert(1)</script>` and `{x}` and `<Note onclick="x">`.',
  'an address in code': 'Type `http://example.org`, `www.example.org` and `a@example.org`.',
  'dangerous words':
    'Words such as javascript: and data: are harmless as text, and so is javascript:alert(1).',
  'a code block with a program':
    "```js\nimport x from 'y'\nexport default {}\n{alert(1)}\n<script>\n<!-- x -->\n```",
  'a code block with addresses':
    '```\nhttp://example.org\n[x](javascript:alert(1))\n# one\n![x](y)\n[^1]: x\n```',
  'a code block with a language and more': '```js title="x" {1,3}\nlet x = `${1}`;\n```',
  'a code block with tildes': '~~~torrc\nExitRelay 1\n~~~',
  'a code block in a list': '1. One:\n\n   ```sh\n   echo {a,b} > /dev/null\n   ```\n\n2. Two.',
  'an indented code block': 'One:\n\n    let x = 1;',
  'a table': '| Port | Use |\n|---|:-:|\n| 80 | `http` |\n| 443 | a \\| b |',
  'a table with a link': '| a |\n|---|\n| [x](question:crime) |',
  'nested lists': '- one\n  1. two\n     - three\n       - four\n- five\n\n  six',
  'a quotation': '> One.\n>\n> > Two.\n\n> Three.',
  'emphasis of all kinds': '*a* **b** ***c*** ~~d~~ _e_ `f` **a*b*c**',
  'a hard line break': 'One\\\ntwo  \nthree.',
  'a line between paragraphs': 'One.\n\n---\n\nTwo.\n\n* * *\n\nThree.',
  'headings of all levels': '## One\n\n### Two\n\n#### Three\n\n## Four\n\n### Five',
  'headings with code and emphasis': '## The `torrc` *file*\n\n## Why "why"?\n\n## C++ & C#',
  'an underlined heading of level 2': 'One\n---\n\nTwo.',
  'notes and warnings':
    '<Note>\n\nOne **two**.\n\n</Note>\n\n<Warning>\n\n- [x](question:crime)\n\n</Warning>',
  'a note in a list': '- one\n\n  <Note>\n\n  two\n\n  </Note>',
  'a note in a note': '<Note>\n\n<Warning>\n\nx\n\n</Warning>\n\n</Note>',
  'named links of every kind': '[a](question:crime), [b](page:about), [c](link:tor-ddos), [d](letter:dmca)',
  'a named link between angle brackets': '[a](<question:crime>)',
  'a link with emphasis and code': '[the *exit* `torrc`](question:crime)',
  'a link behind a line break': 'One\ntwo [three](question:crime) four.',
  'square brackets': 'An array a[0], [Port 80], [x], [ ] and [a, b] are text.',
  'a time and an abbreviation': 'E.g. at 10:30, i.e. 22:30 UTC, ratio 1:2.',
  'a Windows path': 'Open C:\\path\\torrc or C:\\Users\\x\\AppData.',
  'a Unix path': 'See /etc/tor/torrc, ~/.tor and ../x.',
  'a word with a colon': 'Note: this. Warning: that. Port: 80. link: no.',
  'an address of an old kind in words':
    'A host such as example dot org, port 9001, 192.0.2.1:80 or [2001:db8::1]:443.',
  'a host name': 'The name tor-exit.example.org says it.',
  'the word import in a sentence':
    'To import and export is not a program.\nimport duties are due on the second line.',
  'a word with import in it': 'Importing is fine. Exports too.',
  'a handle and a channel': 'Ask @tor in #tor-relays for $5 at 100% ~ 1^2.',
  'French narrow spaces': 'Pourquoi\u202F? «\u202Fparce que\u202F» : 10\u00A0000\u202F\u20AC\u202F!',
  'Persian with non-joiners':
    '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645 \u06A9\u062A\u0627\u0628\u200C\u0647\u0627 \u0631\u0627',
  'Persian with a non-joiner as an entity': '\u0645\u06CC&zwnj;\u062E\u0648\u0627\u0647\u0645',
  'Persian with an English word and a plural': 'Tor\u200C\u0647\u0627 \u0648 `exit`\u200C\u0647\u0627',
  'Persian with a link and a plural': '[\u062A\u0648\u0631](question:crime)\u200C\u0647\u0627',
  'a non-joiner in code in a Persian text': '`\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645`',
  Arabic:
    '\u0647\u0644 \u064A\u0645\u0643\u0646 \u0627\u0633\u062A\u062E\u062F\u0627\u0645 Tor\u061F \u0646\u0639\u0645\u060C \u064A\u0645\u0643\u0646.',
  'Arabic with vowel signs':
    '\u0645\u064F\u062D\u064E\u0645\u0651\u064E\u062F \u0640\u0640 \u0661\u0662\u0663',
  Hebrew: '\u05E9\u05DC\u05D5\u05DD, Tor! \u05D0\u05F4\u05D1',
  Chinese:
    '\u6D0B\u8471\u8DEF\u7531\uFF1A\u4EC0\u4E48\u662F Tor\uFF1F\u300C\u51FA\u53E3\u300D\u3000\u4E2D\u7EE7\u3002',
  Japanese: '\u51FA\u53E3\u30EA\u30EC\u30FC\u3068\u306F\uFF1F\u3000\uFF71\uFF72',
  Korean: '\uCD9C\uAD6C \uB9B4\uB808\uC774\uB780 \uBB34\uC5C7\uC778\uAC00\uC694?',
  'Hindi with a joiner': '\u0915\u094D\u200D\u0937 \u0930\u094D\u200D\u092F \u0915\u094D\u200C\u0937',
  'Sinhala with a joiner': '\u0DC1\u0DCA\u200D\u0DBB\u0DD3 \u0DBD\u0D82\u0D9A\u0DCF\u0DC0',
  'Malayalam with a joiner': '\u0D05\u0D35\u0D28\u0D4D\u200D',
  Thai: '\u0E17\u0E2D\u0E23\u0E4C\u0E04\u0E37\u0E2D\u0E2D\u0E30\u0E44\u0E23',
  'Khmer with zero-width spaces between its words':
    '\u1796\u17B6\u1780\u17D2\u1799\u200B\u1781\u17D2\u1798\u17C2\u179A',
  'Burmese with zero-width spaces between its words': '\u1019\u103C\u1014\u103A\u200B\u1019\u102C',
  Russian:
    '\u0427\u0442\u043E \u0442\u0430\u043A\u043E\u0435 \u00AB\u0432\u044B\u0445\u043E\u0434\u043D\u043E\u0439 \u0443\u0437\u0435\u043B\u00BB?',
  Vietnamese: 'T\u1EA1i sao Tor ch\u1EADm? e\u0323\u0302',
  'emoji with joiners':
    '\u{1F469}\u200D\u{1F4BB} \u{1F468}\u200D\u{1F469}\u200D\u{1F467} \u{1F469}\u{1F3FD}\u200D\u{1F680}',
  'emoji with a variation':
    '\u2764\uFE0F \u26A0\uFE0F 1\uFE0F\u20E3 \u2764\uFE0F\u200D\u{1F525} \u{1F3F3}\uFE0F\u200D\u{1F308}',
  flags: '\u{1F1E9}\u{1F1EA} \u{1F1EE}\u{1F1F7}',
  'typographic marks':
    '\u201Cone\u201D \u2018two\u2019 \u201Ethree\u201C \u2026 \u2013 \u2014 \u2192 \u00D7 \u2264 \u00B0',
  'a tab in a text': 'One\ttwo.\n\n\tthree',
  'a mark of a missing character': 'A broken \uFFFD is visible.',
  'a text in Windows line ends': 'One\r\ntwo.\r\n\r\n## Three\r\n\r\nFour.',
};

/** What writers and translators may write. */
export const harmlessTexts: readonly HarmlessText[] = Object.entries(rows).map(([name, body]) => ({
  name,
  body,
}));
