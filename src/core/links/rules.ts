import { addressVanished } from './rules/address-vanished.ts';
import { anchorMissing } from './rules/anchor-missing.ts';
import { anchorsDiffer } from './rules/anchors-differ.ts';
import { dead } from './rules/dead.ts';
import { empty } from './rules/empty.ts';
import { fileCase } from './rules/file-case.ts';
import { fileMissing } from './rules/file-missing.ts';
import { idRepeated } from './rules/id-repeated.ts';
import { insecure } from './rules/insecure.ts';
import { language } from './rules/language.ts';
import { localFile } from './rules/local-file.ts';
import { localHost } from './rules/local-host.ts';
import { mailto } from './rules/mailto.ts';
import { noIndex } from './rules/no-index.ts';
import { notFromDisk } from './rules/not-from-disk.ts';
import { oneOrigin } from './rules/one-origin.ts';
import { onion } from './rules/onion.ts';
import { outsideSite } from './rules/outside-site.ts';
import { protocolRelative } from './rules/protocol-relative.ts';
import { scheme } from './rules/scheme.ts';
import { script } from './rules/script.ts';
import { sitemap } from './rules/sitemap.ts';
import { tel } from './rules/tel.ts';
import { unreadable } from './rules/unreadable.ts';
import type { Rule } from './rule.ts';

/** All rules. Of those that a link breaks the first one reports it, so those that make others moot stand first. */
const all = [
  empty,
  localFile,
  unreadable,
  script,
  scheme,
  mailto,
  tel,
  outsideSite,
  sitemap,
  localHost,
  onion,
  dead,
  protocolRelative,
  fileMissing,
  fileCase,
  noIndex,
  anchorMissing,
  oneOrigin,
  notFromDisk,
  insecure,
  language,
  idRepeated,
  anchorsDiffer,
  addressVanished,
] as const;

export type RuleName = (typeof all)[number]['name'];

export const linkRules: readonly Rule<RuleName>[] = all;

export const ruleNames = all.map(({ name }) => name);
