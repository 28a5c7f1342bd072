import { BadEnvironment } from './config.js';

/** Runs what an operator asked for on the command line. What stands in its way is told in a sentence, and ends with status 1. */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    for (const line of linesOf(error)) console.error(line);
    process.exitCode = 1;
  }
}

function linesOf(error: unknown): string[] {
  if (error instanceof BadEnvironment)
    return ['Please mend the environment:', ...error.lines.map((line) => `  ${line}`)];
  const { message, code } = error as { message?: string; code?: string };
  return [message || code || String(error)]; // a refused connection has no message
}
