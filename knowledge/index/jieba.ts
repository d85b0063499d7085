import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'
import { userWords } from '../data/user-words.ts'
import { repairHomophones } from '../search/homophones.ts'
import { isContent, type Tokenizer } from './tokenizer.ts'

let loaded: Jieba | undefined

/** The dictionary, read once in a process: it takes a third of a second and nothing changes it afterwards. */
function dictionary(): Jieba {
  if (loaded) return loaded
  loaded = Jieba.withDict(dict)
  loaded.loadDict(new TextEncoder().encode(userWords.map((word) => `${word} 20000 n\n`).join('')))
  return loaded
}

/** The tokenizer for Node: jieba in search mode with the vocabulary of personnel work, which is read at first use. */
export function createJiebaTokenizer(): Tokenizer {
  return {
    words: (text) => dictionary().cutForSearch(text, true).filter(isContent),
    cut: (text) => dictionary().cut(text, false),
    mend: (text) => repairHomophones(text, dictionary().cut(text, false)),
  }
}
