/** Work that stops now and then: whoever runs it decides whether others get a turn in between. */
export type Steps<Result> = Generator<undefined, Result, undefined>;

/** Runs work to its end without a pause. */
export function runAtOnce<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
