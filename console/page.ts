import { ask, type Person, type Session, tellOf } from './api.ts'
import { openArticle } from './article.ts'
import { calmly, el, find } from './dom.ts'
import { Inbox } from './inbox.ts'
import { closePanel, openPanel, preparePanel, section, shownPanel } from './panel.ts'
import { accountSection, avatar, demoPeople } from './people.ts'
import { pause } from './stream.ts'
import { Talk } from './talk.ts'
import { choose, isEnglish, translatePage, words } from './words.ts'

const text = find<HTMLTextAreaElement>('#text')
const longestText = Number(text.maxLength)
let session: Session = { person: null, now: '', isDemo: false }
let talk: Talk | null = null
let inbox: Inbox | null = null

function problem(sentence: string): void {
  find('#problem').textContent = sentence
}

function connected(isConnected: boolean): void {
  find('#connection').hidden = isConnected
  find('#connection-text').textContent = isConnected ? '' : words('reconnecting')
}

function view(name: 'loading' | 'sign-in' | 'talk'): void {
  document.body.dataset.view = name
  find('#sign-in').hidden = name !== 'sign-in'
  find('#talk').hidden = name !== 'talk'
}

function showClock(): void {
  const day = new Date(`${session.now.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return
  const part = (options: Intl.DateTimeFormatOptions) =>
    day.toLocaleDateString(isEnglish() ? 'en-GB' : 'zh-CN', { timeZone: 'UTC', ...options })
  const date = [part({ month: isEnglish() ? 'short' : 'long', day: 'numeric' }), part({ weekday: 'short' })]
  const year = session.now.slice(0, 4)
  find('#clock-year').textContent = isEnglish() ? '' : `${year}年`
  find('#clock-day').textContent = (isEnglish() ? date.reverse() : date).join(' ')
  find('#clock-time').textContent = session.now.slice(11, 16)
  find('#clock-year-after').textContent = isEnglish() ? year : ''
  find('#clock-kind').textContent = session.isDemo ? words('demoClock') : ''
  find('#clock').title = words('businessTime')
}

function showPerson(): void {
  const { person } = session
  const button = find('#account-open')
  button.hidden = !person
  find('#inbox-open').hidden = !person
  if (!person) return
  button.replaceChildren(avatar(person.name), el('span', { class: 'account-name', text: person.name }))
  button.setAttribute('aria-label', words('accountOf', `${person.name} ${person.unitName ?? ''}`))
}

/** Runs until it works; a server that is away is asked again until it is back. */
async function untilConnected<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      const got = await work()
      connected(true)
      return got
    } catch {
      connected(false)
      await pause(Math.min(4000, 300 * 2 ** tries))
    }
  }
}

function leave(): void {
  talk?.stop()
  inbox?.stop()
  talk = null
  inbox = null
}

async function showSignIn(): Promise<void> {
  leave()
  closePanel()
  session = { ...session, person: null }
  showPerson()
  view('sign-in')
  const list = session.isDemo ? await untilConnected(() => demoPeople((alias) => void signIn(alias), null)) : null
  find('#sign-in-title').textContent = session.isDemo ? words('signInTitle') : words('brand')
  find('#sign-in-text').textContent = session.isDemo ? words('signInText') : words('signInElsewhere')
  find('#sign-in-people').replaceChildren(...(list ? [list] : []))
}

async function enter(person: Person): Promise<void> {
  leave()
  closePanel()
  session = { ...session, person }
  showPerson()
  view('talk')
  problem('')
  text.value = sessionStorage.getItem(`renshi.draft.${person.id}`) ?? ''
  const refresh = calmly(150, () => void inbox?.refresh())
  const mine = new Talk(person, {
    open: (cited) => void openArticle(cited),
    changed: () => {
      showPending()
      inbox?.paint()
      refresh()
    },
    connected,
    signedOut: () => void start(),
    problem,
  })
  talk = mine
  inbox = new Inbox(mine.cards, (sentence) => mine.say({ text: sentence }))
  await untilConnected(() => mine.begin())
  void inbox?.refresh()
  checkText()
  if (matchMedia('(pointer: fine)').matches) text.focus()
}

async function signIn(alias: string): Promise<void> {
  try {
    const { person } = await ask<{ person: Person }>('/api/sign-in', { as: alias })
    await enter(person)
  } catch (error) {
    find('#sign-in-problem').textContent = tellOf(error)
  }
}

async function signOut(): Promise<void> {
  sessionStorage.clear()
  await ask('/api/sign-out', {}).catch(() => {})
  await showSignIn()
}

async function openAccount(): Promise<void> {
  const { person, isDemo } = session
  if (!person) return
  const account = accountSection(person, () => void signOut())
  openPanel(words('account'), 'account', account)
  if (!isDemo) return
  const people = await demoPeople((alias) => void signIn(alias), person.id).catch(() => null)
  if (people && shownPanel() === 'account')
    openPanel(words('account'), 'account', account, section(words('switchPerson'), people))
}

/** A card that waits and is out of sight is pointed to above the message box. */
function showPending(): void {
  const waiting = talk?.cards.waiting ?? null
  const box = find('#scroll').getBoundingClientRect()
  const card = waiting?.foot?.getBoundingClientRect()
  const isSeen = card !== undefined && card.bottom > box.top && card.top < box.bottom - 20
  const chip = find('#pending')
  chip.hidden = !waiting?.foot || isSeen
  if (waiting) find('#pending-text').textContent = words('pendingChip', talk?.cards.left(waiting.state) ?? '')
}

function showLatest(): void {
  const { scrollHeight, scrollTop, clientHeight } = find('#scroll')
  find('#latest').hidden = scrollHeight - scrollTop - clientHeight < 240
  showPending()
}

function checkText(): void {
  const left = longestText - text.value.length
  find('#left').textContent = left < 300 ? words('charactersLeft', left) : ''
  find<HTMLButtonElement>('#send').disabled = text.value.trim() === ''
  if (session.person) sessionStorage.setItem(`renshi.draft.${session.person.id}`, text.value)
}

function submit(): void {
  const said = text.value.trim()
  if (said === '' || !talk) return
  text.value = ''
  checkText()
  talk.say({ text: said })
}

function switchLocale(): void {
  choose(isEnglish() ? 'zh' : 'en')
  translatePage()
  showClock()
  showPerson()
  closePanel()
  if (session.person) {
    talk?.redraw()
    void inbox?.refresh()
  } else void showSignIn()
}

async function start(): Promise<void> {
  session = await untilConnected(() => ask<Session>('/api/session'))
  showClock()
  if (session.person) await enter(session.person)
  else await showSignIn()
}

text.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  event.preventDefault()
  submit()
})
text.addEventListener('input', checkText)
find('#ask').addEventListener('submit', (event) => {
  event.preventDefault()
  submit()
  text.focus()
})
find('#locale').addEventListener('click', switchLocale)
find('#inbox-open').addEventListener('click', () => void inbox?.open())
find('#account-open').addEventListener('click', () => void openAccount())
find('#earlier').addEventListener('click', () => void talk?.earlier().catch((error) => problem(tellOf(error))))
find('#latest').addEventListener('click', () => talk?.toLatest())
find('#pending').addEventListener('click', () => talk?.cards.waiting?.foot?.scrollIntoView({ block: 'center' }))
find('#scroll').addEventListener('scroll', calmly(60, showLatest), { passive: true })
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) void inbox?.refresh()
})
preparePanel()
translatePage()
void start()
