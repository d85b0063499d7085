const strong =
  /[,。;!?\s]*(?:顺便|顺带|另外|此外|还有就是|还想问(?:一下|下)?|再(?:帮我|给我|替我)?(?:看|查|问|算|列)(?=一?下|看|查|问|算|我|一)|同时(?:也)?(?:帮我|请|给我)|对了|and also|also,?|as well as|plus,|by the way,?|btw,?|and (?=(?:tell|show|check|how|what|give|let me know)))[,\s]*/gi
const weak = /[。;!?]+|,(?=(?:还|也|再|并|然后|帮我|另|and |剩|我|查|看|what|how))/g

/** Pieces of a text that may each be a wish of their own; one piece when nothing divides it. */
export function splitWishes(text: string): readonly string[] {
  const marked = text.replace(strong, '\u0001').replace(weak, '\u0001')
  return marked
    .split('\u0001')
    .map((part) => part.trim())
    .filter((part) => part.length > 1)
}
