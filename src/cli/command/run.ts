/** How every command runs, and how it ends where it cannot do what it is asked for. */

/** A mistake in how a command was called, or in what it found: told in one sentence, without a stack. */
export class UsageError extends Error {}

/** Runs a command; a `UsageError` ends it with its sentence. */
export async function runCommand(command: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2));
  } catch (error) {
    const isUsage = error instanceof UsageError || (error instanceof TypeError && 'code' in error);
    console.error(isUsage ? `\n  ${error.message}\n` : error);
    process.exit(1);
  }
}
