/**
 * What the graph's memory takes from LangChain to make its objects anew, in the Worker: the state of a conversation is
 * plain data and holds none of them, and with the way to make any come all templates, parsers and retrievers there are.
 */
export function load(): never {
  throw new Error('An object of LangChain stands in the memory of a conversation, where only plain data may.')
}
