const restarted: string[] = [];

/**
 * Starts a window. One that never begins (the browser or the server does not come up, the workbench is not there in time)
 * is started once more, which is printed and counted in the results; one that has begun never is.
 */
export async function startWindow<T>(name: string, start: () => Promise<T>): Promise<T> {
  try {
    return await start();
  } catch (error) {
    console.log(`A window never began, and is started once more: ${name}\n${reasonOf(error)}`);
    restarted.push(name);
    return await start();
  }
}

/** The windows that this process has started twice so far, by name. */
export function restartedWindows(): readonly string[] {
  return [...restarted];
}

/** The message of an error, and of what caused it. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message}\n${reasonOf(error.cause)}`;
}
