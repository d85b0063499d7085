const strong = new RegExp(
  `[,。;!?\\s]*(?:${[
    '顺便|顺带|顺手|另外|此外|还有就是|还有(?=[,:])|再(?:有|就是|一个)[,:]?|对了|完了(?=帮|给|把|再)',
    '还想(?:问|知道|看|查)(?:一下|下)?',
    '再(?:帮我|给我|替我)?(?:看|查|问|算|列)(?=一?下|看|查|问|算|我|一)',
    '同时(?:也)?(?:帮我|请|给我|把)',
    'and also|also,?|as well as|plus,|by the way,?|btw,?|and then|and (?=(?:tell|show|check|how|what|who|when|give|let me know|remind|book|file|please|can you)\\b)',
  ].join('|')})[,\\s]*`,
  'gi',
)
// Behind a comma: what goes on with another thing to do.
const goesOn = new RegExp(
  `,(?=${[
    '还|也|并|然后|接着|帮我|给我|替我|麻烦|另|剩|我|查|看|把|顺|谁|有没有|申请|导出|提醒',
    '再(?:去)?把|再(?:去)?(?:帮我|给我|替我|把)?(?:开|办|报|提|交|请|订|设|改|定|补|导|弄|发|问|打|写|来|申请|登记|调|拉|撤|销|取消)',
    '(?:够|行|可以|有|能|没问题|不够|还有|足够)的话|(?:如果|要是)(?:够|有|还有|行|可以|没问题)',
    'and |then |what |how |who |please |if (?:so|there|it|i have)',
  ].join('|')})`,
  'gi',
)
// 先别提交 is part of how the rest is meant.
const notYet =
  /^(?:帮我|给我|替我|麻烦|请)+(?:报|办|提|弄|交|搞|申请|撤销?|取消|销|撤回)(?:上|了|一?下|好|掉|吧)*$|^(?:先|暂时|千万)?(?:别|不要|不用|先不)(?:急着?|着急)?(?:帮我|给我)?(?:提交?|办|交|请|申请|走流程|递)(?:了)?$/
const marks = /[。;!?]+/g

/** Pieces of a text that may each be a wish of their own; one piece when nothing divides it. */
export function splitWishes(text: string): readonly string[] {
  const divided = [strong, marks, goesOn].reduce((out, pattern) => out.replace(pattern, '\u0001'), text)
  return divided
    .split('\u0001')
    .map((part) => part.trim().replace(/^[,、]+|[,、]+$/g, ''))
    .filter((part) => part.length > 1 && !notYet.test(part))
}
