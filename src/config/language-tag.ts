import { z } from 'zod';

const isLanguageTag = (text: string): boolean => {
  try {
    return /^[a-z]{2,3}(-|$)/.test(text) && Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
};

/** A language tag (BCP 47) in its usual spelling. */
export const tag = z
  .string({ error: 'expected a language tag such as de or pt-BR' })
  .refine(isLanguageTag, 'expected a language tag in its usual spelling, such as de, pt-BR or zh-Hans');
