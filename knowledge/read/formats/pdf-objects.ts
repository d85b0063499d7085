import { bytesAsText } from './magic.ts'
import {
  isDictionary,
  isName,
  isReference,
  nameAt,
  type PdfDictionary,
  PdfParser,
  type PdfValue,
} from './pdf-syntax.ts'
import { type Budget, unpackFlate } from './pdf-unpack.ts'

/** A stream of a PDF file: its dictionary and where its data lie. */
export type PdfStream = {
  /** Number of the object. */
  readonly number: number
  readonly dictionary: PdfDictionary
  readonly start: number
  readonly end: number
}

/** What a PDF file holds, found without its cross-reference tables. */
export type PdfContents = {
  /** The last version of each object, by its number. */
  readonly objects: ReadonlyMap<number, PdfValue>
  readonly streams: readonly PdfStream[]
  /** Trailers and the dictionaries of cross-reference streams, in the order of the file. */
  readonly trailers: readonly PdfDictionary[]
}

const mostObjects = 500_000

/** The place of some ASCII text from a place on; -1 when it is not there. */
export function placeOf(bytes: Uint8Array, text: string, from: number): number {
  const first = text.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let place = 1
    while (place < text.length && bytes[at + place] === text.charCodeAt(place)) place++
    if (place === text.length) return at
  }
  return -1
}

/** Where the data of a stream begin: after the line end that follows the word. */
function dataStart(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 13) return bytes[at + 1] === 10 ? at + 2 : at + 1
  return bytes[at] === 10 ? at + 1 : at
}

/** Where the data end: where its length says, if the word stands there; else at the next such word. */
function dataEnd(bytes: Uint8Array, start: number, length: PdfValue | undefined): number {
  if (typeof length === 'number' && length >= 0 && start + length <= bytes.length) {
    const after = bytesAsText(bytes, start + length, start + length + 20)
    if (/^\s{0,4}endstream/.test(after)) return start + length
  }
  const end = placeOf(bytes, 'endstream', start)
  return end < 0 ? bytes.length : end
}

/** Collects the objects of a file in one pass from its start to its end. */
class Collector {
  readonly objects = new Map<number, PdfValue>()
  readonly streams: PdfStream[] = []
  readonly trailers: PdfDictionary[] = []
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  /** Every object begins with a word that ends in `obj`, every trailer with its own. */
  run(): void {
    for (let at = 0; at < this.#bytes.length && this.objects.size < mostObjects; ) {
      const object = placeOf(this.#bytes, 'obj', at)
      const before = bytesAsText(this.#bytes, Math.max(at, object - 30), Math.max(at, object))
      this.#trailersIn(at, object < 0 ? this.#bytes.length : object)
      if (object < 0) return
      const number = /(?:^|\D)(\d{1,8})\s+\d{1,5}\s+$/.exec(before)?.[1]
      at = number === undefined ? object + 3 : this.#object(Number(number), object + 3)
    }
  }

  #trailersIn(start: number, end: number): void {
    for (let at = placeOf(this.#bytes.subarray(0, end), 'trailer', start); at >= 0; ) {
      const value = new PdfParser(this.#bytes, at + 7, this.#bytes.length).value()
      if (isDictionary(value)) this.trailers.push(value)
      at = placeOf(this.#bytes.subarray(0, end), 'trailer', at + 7)
    }
  }

  /** Takes the object whose value begins here. @returns where it ends */
  #object(number: number, start: number): number {
    const parser = new PdfParser(this.#bytes, start)
    const value = parser.value()
    this.objects.set(number, value)
    if (!isDictionary(value) || !parser.takeWord('stream')) return Math.max(parser.at, start)
    if (nameAt(value, 'Type') === 'XRef') this.trailers.push(value)
    const from = dataStart(this.#bytes, parser.at)
    const end = dataEnd(this.#bytes, from, value.get('Length'))
    this.streams.push({ number, dictionary: value, start: from, end })
    return end
  }
}

/** The filters of a stream in the order in which they are undone. */
export function filtersOf(dictionary: PdfDictionary): readonly string[] {
  const value = dictionary.get('Filter') ?? dictionary.get('F')
  const list = Array.isArray(value) ? (value as readonly PdfValue[]) : [value]
  return list.filter(isName).map(({ name }) => name)
}

/** Objects that are packed together in a stream. */
function objectsIn(data: Uint8Array, dictionary: PdfDictionary, objects: Map<number, PdfValue>): void {
  const first = dictionary.get('First')
  const count = dictionary.get('N')
  if (typeof first !== 'number' || typeof count !== 'number') return
  const header = bytesAsText(data, 0, first)
  const numbers = (header.match(/\d{1,8}/g) ?? []).map(Number)
  for (let at = 0; at + 1 < numbers.length && at < 2 * count && objects.size < mostObjects; at += 2) {
    const parser = new PdfParser(data, first + (numbers[at + 1] as number))
    objects.set(numbers[at] as number, parser.value())
  }
}

/** Finds all objects of a PDF file, those in object streams too. */
export async function collectObjects(bytes: Uint8Array, budget: Budget): Promise<PdfContents> {
  const collector = new Collector(bytes)
  collector.run()
  const { objects, streams, trailers } = collector
  for (const { dictionary, start, end } of streams) {
    if (nameAt(dictionary, 'Type') !== 'ObjStm') continue
    const filters = filtersOf(dictionary)
    const packed = bytes.subarray(start, end)
    if (filters.length === 0) objectsIn(packed, dictionary, objects)
    else if (filters.length === 1 && /^Fl(?:ateDecode)?$/.test(filters[0] as string))
      objectsIn((await unpackFlate(packed, budget)).data, dictionary, objects)
  }
  return { objects, streams, trailers }
}

/** The value, or what it refers to. */
export function resolve(contents: PdfContents, value: PdfValue | undefined): PdfValue {
  let found = value ?? null
  for (let step = 0; step < 10 && isReference(found); step++) found = contents.objects.get(found.reference) ?? null
  return isReference(found) ? null : found
}
