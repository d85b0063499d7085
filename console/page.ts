import { ask, type Cited, follow, type PageEvent } from './api.ts'
import { renderArticle, renderParts } from './parts.ts'

type Person = { id: string; name: string; unitName: string | null }
type DemoPerson = { alias: string; name: string; position: string; unitName: string }
type Notice = { id: string; body: { sentence?: string }; at: string; readAt: string | null }

function find<T extends Element>(selector: string): T {
  const found = document.querySelector<T>(selector)
  if (!found) throw new Error(`The page lacks ${selector}.`)
  return found
}

const conversation = find<HTMLElement>('#conversation')
const problem = find<HTMLElement>('#problem')
const select = find<HTMLSelectElement>('#person')
const text = find<HTMLTextAreaElement>('#text')
const dialog = find<HTMLDialogElement>('#article')
let unfollow: () => void = () => {}
let lastSeen = 0

function tell(sentence: string): void {
  problem.textContent = sentence
}

async function say(body: unknown): Promise<void> {
  tell('')
  try {
    await ask('/api/chat', body)
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error))
  }
}

async function open(cited: Cited): Promise<void> {
  const query = new URLSearchParams({ document: cited.document, article: cited.article })
  try {
    const passage = await ask<{ text: string; path: string[] }>(`/api/article?${query}`)
    find('#article-text').replaceChildren(...renderArticle(cited, passage.text, passage.path))
    dialog.showModal()
    document.querySelector('#article-text mark')?.scrollIntoView({ block: 'center' })
  } catch (error) {
    tell(error instanceof Error ? error.message : String(error))
  }
}

const actions = {
  decide: (id: 'confirm' | 'cancel', code: string) => void say({ [id]: code }),
  open: (cited: Cited) => void open(cited),
}

function bubble(className: string, turnId: string): HTMLElement {
  const made = document.createElement('div')
  made.className = `turn ${className}`
  made.dataset.turn = turnId
  conversation.append(made)
  return made
}

function showProgress(turnId: string, words: string): void {
  const line = conversation.querySelector(`.progress[data-turn="${turnId}"]`) ?? bubble('progress', turnId)
  line.textContent = words
}

function showSaid({ turnId, data: { incoming } }: PageEvent): void {
  const decision = incoming?.kind === 'confirm' ? '确认提交' : '取消'
  bubble('said', turnId).textContent = incoming?.text ?? decision
  showProgress(turnId, '正在查 …')
}

function showReply({ kind, turnId, data }: PageEvent): void {
  const first = kind === 'follow_up' ? [{ kind: 'text' as const, text: data.sentence ?? '' }] : []
  bubble('reply', turnId).append(...renderParts([...first, ...(data.parts ?? [])], actions))
  void loadNotices()
}

function show(event: PageEvent): void {
  if (event.seq <= lastSeen) return
  lastSeen = event.seq
  const { kind, turnId, data } = event
  if (kind === 'progress') showProgress(turnId, data.text?.zh ?? '')
  else {
    conversation.querySelector(`.progress[data-turn="${turnId}"]`)?.remove()
    if (kind === 'said') showSaid(event)
    else if (kind === 'failed') bubble('reply failed', turnId).textContent = data.error ?? ''
    else showReply(event)
  }
  conversation.scrollTop = conversation.scrollHeight
}

async function loadNotices(): Promise<void> {
  const { items } = await ask<{ items: Notice[] }>('/api/notices')
  const lines = items.map(({ body, at }) => {
    const line = document.createElement('li')
    line.textContent = `${new Date(at).toLocaleString('zh-CN')}\n${body.sentence ?? ''}`
    return line
  })
  find('#notices').replaceChildren(...lines)
}

const lost = '连接断开，正在重新连接 …'

/** Shows a person's conversation; a server that is away is tried again until it is back. */
function enter(person: Person | null): void {
  join(person).catch(() => {
    tell(lost)
    setTimeout(() => enter(person), 1000)
  })
}

async function join(person: Person | null): Promise<void> {
  unfollow()
  conversation.replaceChildren()
  lastSeen = 0
  find('#who').textContent = person ? `${person.name} · ${person.unitName ?? ''} · ${person.id}` : '请选择身份'
  if (!person) return
  const { items } = await ask<{ items: PageEvent[] }>('/api/history')
  for (const event of items) show(event)
  unfollow = follow(lastSeen, show, (connected) => tell(connected ? '' : lost))
  await loadNotices()
}

async function start(): Promise<void> {
  const session = await ask<{ person: Person | null; isDemo: boolean }>('/api/session')
  if (session.isDemo) {
    const { items } = await ask<{ items: DemoPerson[] }>('/api/demo/people')
    const options = items.map(({ alias, name, position }) => new Option(`${name}（${alias}，${position}）`, alias))
    select.replaceChildren(new Option('选择演示身份 …', ''), ...options)
  }
  enter(session.person)
}

select.addEventListener('change', () => {
  if (!select.value) return
  ask<{ person: Person }>('/api/sign-in', { as: select.value }).then(
    ({ person }) => enter(person),
    (error: Error) => tell(error.message),
  )
})
text.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault()
    find<HTMLFormElement>('#ask').requestSubmit()
  }
})
find<HTMLFormElement>('#ask').addEventListener('submit', (event) => {
  event.preventDefault()
  const words = text.value
  text.value = ''
  void say({ text: words })
})
start().catch((error: Error) => tell(error.message))
