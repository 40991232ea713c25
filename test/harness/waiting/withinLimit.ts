/** What a promise gives, if it does so within the limit (in milliseconds); else an error that names what was waited for. */
export async function withinLimit<T>(what: string, promise: Promise<T>, limit: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => {
      fail(new Error(`Waited ${limit / 1000} seconds for ${what} in vain.`));
    }, limit);
  });
  return Promise.race([promise, late]).finally(() => {
    clearTimeout(timer);
  });
}
