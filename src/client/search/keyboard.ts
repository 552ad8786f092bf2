import type { ResultList } from './result-list.ts';

/**
 * `/` leads to the field, arrows walk the results, Enter follows them, Escape clears.
 * @param clear empties the field and shows the index again
 */
export function listenToKeys(field: HTMLInputElement, list: ResultList, clear: () => void): void {
  /** Moves the focus through the results: from the field down to the first, from the first up to the field. */
  const walk = (step: 1 | -1): boolean => {
    const links = list.links();
    const at = links.findIndex((link) => link.parentElement?.contains(document.activeElement));
    if (links.length === 0 || (at < 0 && document.activeElement !== field)) return false;
    (at + step < 0 ? field : links[at + step])?.focus();
    return true;
  };
  /** True when the key has done something. */
  const handle = ({ key, target }: KeyboardEvent): boolean => {
    const isInField = target === field;
    if (key === 'ArrowDown' || (key === 'Enter' && isInField)) return walk(1);
    if (key === 'ArrowUp') return !isInField && walk(-1);
    if (key === 'Escape' && field.value !== '') clear();
    else if (key !== '/' || isInField) return false;
    field.focus();
    return true;
  };
  document.addEventListener('keydown', (event) => {
    const isOther = event.ctrlKey || event.altKey || event.metaKey || event.isComposing;
    if (!isOther && handle(event)) event.preventDefault();
  });
}
