/** Makes a value when it is first asked for, and never again: what throws is not tried again, and throws the same each time. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | { readonly thrown: unknown } | undefined;
  return () => {
    made ??= attempt(make);
    if ('thrown' in made) {
      throw made.thrown;
    }
    return made.value;
  };
}

function attempt<Value>(make: () => Value): { readonly value: Value } | { readonly thrown: unknown } {
  try {
    return { value: make() };
  } catch (thrown) {
    return { thrown };
  }
}
