/** What an element is made of; text is always set as text, never as markup. */
export interface ElementParts {
  readonly className?: string;
  readonly id?: string;
  readonly text?: string;
  readonly title?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly Node[];
  readonly onClick?: () => void;
}

/** A new element. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  parts: ElementParts = {},
): HTMLElementTagNameMap[K] {
  const created = document.createElement(tag);
  if (parts.className !== undefined) {
    created.className = parts.className;
  }
  if (parts.id !== undefined) {
    created.id = parts.id;
  }
  if (parts.text !== undefined) {
    created.textContent = parts.text;
  }
  if (parts.title !== undefined) {
    created.title = parts.title;
  }
  for (const [name, value] of Object.entries(parts.attributes ?? {})) {
    created.setAttribute(name, value);
  }
  created.append(...(parts.children ?? []));
  if (parts.onClick) {
    created.addEventListener('click', parts.onClick);
  }
  return created;
}
