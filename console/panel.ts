import { el, find } from './dom.ts'

/**
 * Opens the side panel with something in it. It is a modal dialog: the browser keeps the focus inside, closes it by Esc
 * and gives the focus back to where it was.
 */
export function openPanel(title: string, name: string, ...content: readonly Node[]): void {
  const panel = find<HTMLDialogElement>('#panel')
  find('#panel-title').textContent = title
  const body = find('#panel-body')
  body.className = name
  body.replaceChildren(...content)
  body.scrollTop = 0
  panel.dataset.name = name
  if (!panel.open) panel.showModal()
}

/** The name of what the panel shows; null while it is closed. */
export function shownPanel(): string | null {
  const panel = find<HTMLDialogElement>('#panel')
  return panel.open ? (panel.dataset.name ?? null) : null
}

export function closePanel(): void {
  find<HTMLDialogElement>('#panel').close()
}

/** Makes the panel close by its button and by a press beside it. */
export function preparePanel(): void {
  const panel = find<HTMLDialogElement>('#panel')
  // Reached by keyboard, so that a long article can be scrolled by keyboard.
  find('#panel-body').tabIndex = 0
  find('#panel-close').addEventListener('click', closePanel)
  panel.addEventListener('click', (event) => {
    if (event.target === panel) closePanel()
  })
}

/** A section of the panel with its heading. */
export function section(title: string, ...content: readonly Node[]): HTMLElement {
  return el('section', {}, el('h3', { text: title }), ...content)
}
