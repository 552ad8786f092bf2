/** What may be unfinished in a language that is not published. What is hostile or misplaced stays an error. */
const unfinished =
  /^(?:titles|ui|translation)\/|^content\/(?:file-missing|field-missing|field-invalid|front-matter-missing|yaml)$|^mdx\/(?:empty|heading-\w+)$|^links\/name-unknown$/;

/** True for the code of a finding that may stand in a language that is not published. */
export const isUnfinished = (code: string): boolean => unfinished.test(code);
