type Given = {
  readonly class?: string
  readonly text?: string
  readonly title?: string
  readonly role?: string
  readonly label?: string
  readonly type?: 'button' | 'submit'
  readonly on?: (event: Event) => void
  readonly data?: Readonly<Record<string, string>>
}

/** Makes an element; every text is set as text, never as markup. `on` is what pressing it does. */
export function el<K extends keyof HTMLElementTagNameMap>(
  name: K,
  given: Given = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name)
  if (given.class) made.className = given.class
  if (given.text !== undefined) made.textContent = given.text
  if (given.title) made.title = given.title
  if (given.role) made.setAttribute('role', given.role)
  if (given.label) made.setAttribute('aria-label', given.label)
  if (made instanceof HTMLButtonElement) made.type = given.type ?? 'button'
  if (given.on) made.addEventListener('click', given.on)
  Object.assign(made.dataset, given.data)
  made.append(...children)
  return made
}

/** The one element of the page that a selector names. @throws Error when the page lacks it */
export function find<T extends HTMLElement = HTMLElement>(selector: string): T {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`The page lacks ${selector}.`)
  return found
}

/** Runs something at most once in a while, at the end of the while. */
export function calmly(waitMs: number, run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  return () => {
    clearTimeout(timer)
    timer = setTimeout(run, waitMs)
  }
}
