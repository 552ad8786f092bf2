import {
  isTokenAtKeyword,
  isTokenCloseParen,
  isTokenFunction,
  isTokenOpenCurly,
  isTokenOpenParen,
  isTokenSemicolon,
  isTokenString,
  isTokenURL,
  tokenize,
} from '@csstools/css-tokenizer';
import type { TextAddress } from './text-addresses.ts';

/** Functions whose strings are addresses. */
const loading = new Set(['url', 'src', 'image-set', '-webkit-image-set']);

/** Cheap, for the many styles that load nothing; a backslash may hide a name. */
const mayHave = (css: string): boolean => /(?:url|src|image-set)\(|@import|\\/i.test(css);

/**
 * The addresses that CSS loads: `url(a.png)`, `url("a.png")`, `@import "a.css"`, `image-set("a.png" 1x)`.
 * @param css a style sheet or the declarations of a style attribute
 */
export function findCssAddresses(css: string): TextAddress[] {
  if (!mayHave(css)) return [];
  const found: TextAddress[] = [];
  /** For each bracket that is open, whether strings inside it are addresses. */
  const open: boolean[] = [];
  let rule = '';
  for (const token of tokenize({ css })) {
    const offset = token[2];
    if (isTokenAtKeyword(token)) rule = token[4].value.toLowerCase();
    else if (isTokenSemicolon(token) || isTokenOpenCurly(token)) rule = '';
    else if (isTokenFunction(token)) open.push(loading.has(token[4].value.toLowerCase()));
    else if (isTokenOpenParen(token)) open.push(open.at(-1) ?? false);
    else if (isTokenCloseParen(token)) open.pop();
    else if (rule === 'namespace') continue;
    else if (isTokenURL(token)) found.push({ address: token[4].value, offset });
    else if (isTokenString(token) && (open.at(-1) ?? rule === 'import'))
      found.push({ address: token[4].value, offset });
  }
  return found;
}
