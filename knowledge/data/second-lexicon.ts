export { glossaryLifeLines } from './glossary-life.ts'
export { lexiconLifeLines } from './lexicon-life.ts'
