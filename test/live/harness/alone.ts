import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { eventually } from './poll';

/**
 * Does something while nobody else on this machine does something of the same name; whoever was ended in the midst of it is in
 * nobody's way.
 */
export async function alone<T>(name: string, doing: () => Promise<T>): Promise<T> {
  const lock = join(tmpdir(), `live-${name}.lock`);
  const holder = join(lock, 'pid');
  await eventually(`nobody else holds ${lock}`, 240, () => {
    try {
      mkdirSync(lock);
      writeFileSync(holder, `${process.pid}`);
      return true;
    } catch {
      if (isGone(holder)) rmSync(lock, { recursive: true, force: true });
      return false;
    }
  });
  try {
    return await doing();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function isGone(holder: string): boolean {
  try {
    process.kill(Number(readFileSync(holder, 'utf8')), 0);
    return false;
  } catch (error) {
    // The lock was just made, or just given back: the next look tells.
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
