import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf } from './html-tree.ts';
import type { Passage } from './linked-file.ts';

/** What holds for everything inside an element. */
export interface Scope {
  /** Inside `<template>`, whose ids are not in the page. */
  isInert: boolean;
  /** Inside a link, whose text is no address of its own. */
  isLink: boolean;
  /** Inside an element whose text readers do not see. */
  isSilent: boolean;
  /** The innermost language; undefined where it is that of the page. */
  lang?: string | undefined;
  /** The article around; it gets the id of its first heading. */
  article?: { id?: string | undefined } | undefined;
  passage?: Passage | undefined;
}

export const outermost: Scope = { isInert: false, isLink: false, isSilent: false };

/** Classes by which components/Question.astro and layouts/TextPage.astro mark the parts of a text. */
const parts: Record<string, Passage['part']> = { answer: 'answer', facts: 'facts' };

const silent = new Set(['script', 'style', 'title']);

function partOf(element: Tree.Element): Passage['part'] | undefined {
  const names = attributeOf(element, 'class')?.split(/\s+/) ?? [];
  const name = names.find((one) => Object.hasOwn(parts, one));
  return name === undefined ? undefined : parts[name];
}

/** What holds inside an element, from what holds around it. */
export function enter(element: Tree.Element, scope: Scope): Scope {
  const { tagName } = element;
  if (scope.article && /^h[1-6]$/.test(tagName)) scope.article.id ??= attributeOf(element, 'id');
  const changes: Partial<Scope> = {};
  if (tagName === 'template') changes.isInert = true;
  else if (silent.has(tagName)) changes.isSilent = true;
  else if (tagName === 'article') changes.article = {};
  else if (tagName === 'a') changes.isLink = attributeOf(element, 'href') !== undefined;
  if (element.attrs.length > 0) {
    const lang = tagName === 'html' ? undefined : attributeOf(element, 'lang');
    if (lang !== undefined) changes.lang = lang;
    const part = partOf(element);
    if (part !== undefined)
      changes.passage = { id: scope.article?.id, part, lang: lang ?? scope.lang, links: 0 };
  }
  for (const _ in changes) return { ...scope, ...changes };
  return scope;
}
