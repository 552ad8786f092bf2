import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { findInstalled, type ProgramName } from '../../scripts/lib/find-program.ts';

/**
 * True when all these programs are on this machine. Where one is missing the test is skipped on a person's machine,
 * and fails in continuous integration, which has to bring everything.
 */
export function needsPrograms(test: TestContext, ...names: ProgramName[]): boolean {
  const missing = names.filter((name) => findInstalled(name) === undefined);
  if (missing.length === 0) return true;
  const reason = `not on this machine: ${missing.join(', ')}`;
  assert.notEqual(process.env['CI'], 'true', `${reason}; continuous integration must have them`);
  test.skip(reason);
  return false;
}

/** Path of a program that {@link needsPrograms} has found. */
export function pathOf(name: ProgramName): string {
  const path = findInstalled(name);
  assert.ok(path !== undefined, `there is no ${name} on this machine`);
  return path;
}
