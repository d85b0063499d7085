/** The four classes of relation of the article; everything else is none. */
export type RelationClass = 'spouse' | 'lineal' | 'collateral' | 'affinity'

const none =
  /同乡|老乡|朋友|同学|战友|同事|师生|师徒|邻居|前夫|前妻|离异|已离婚|远房|干(?:爹|妈|儿子|女儿|亲)|恋人|男友|女友/
const spouse = /夫妻|配偶|丈夫|妻子|爱人|老公|老婆/
const cousin = /[堂表](?:兄|弟|哥|姐|妹|姊)/
const inLaw =
  /姻亲|岳父|岳母|丈人|丈母娘|公公|婆婆|公婆|翁婿|婆媳|儿媳|女婿|亲家|姐夫|妹夫|嫂|弟媳|弟妹|连襟|妯娌|小舅子|大舅子|内兄|内弟|大姨子|小姨子|大姑子|小姑子|大伯子|小叔子|伯母|婶|姑父|姑丈|姨父|姨丈|舅妈|舅母|侄媳|侄女婿|外甥媳|外甥女婿|(?:配偶|丈夫|妻子|爱人)的(?:父|母|兄|弟|姐|妹|哥)|(?:兄弟|姐妹|哥哥|弟弟|姐姐|妹妹|子女|儿子|女儿)的(?:配偶|妻子|丈夫)/
const lineal = /直系血亲|父子|父女|母子|母女|父亲|母亲|父母|子女|儿子|女儿|爸|妈|祖孙|祖父|祖母|爷|奶奶|外公|外婆|姥|孙/
const collateral = /旁系血亲|兄弟|姐妹|兄妹|姐弟|哥哥|弟弟|姐姐|妹妹|胞[兄弟姐妹]|叔|伯|姑|舅|姨|侄|甥/

/**
 * The class of an everyday kinship word. Cousins of the own generation are within three generations, their parents'
 * cousins and their children are not.
 * @see 公务员法 第七十四条; 公务员回避规定
 */
export function relationClass(words: string): RelationClass | null {
  const beyondCousins = /[堂表](?:叔|伯|姑|舅|姨|侄|甥|祖|爷)|再从|族/.test(words)
  if (none.test(words) || beyondCousins) return null
  if (inLaw.test(words)) return 'affinity'
  if (/(?:配偶|丈夫|妻子|爱人|老公|老婆)的/.test(words)) return null
  if (spouse.test(words)) return 'spouse'
  if (cousin.test(words)) return 'collateral'
  if (lineal.test(words)) return 'lineal'
  return collateral.test(words) ? 'collateral' : null
}

/** Work in which a relative of a leader may not be: 组织、人事、纪检、监察、审计、财务. */
export const sensitiveWork = /组织|人事|干部|纪检|纪委|监察|审计|财务|会计|出纳/
/** Words for a post that leads. */
export const leadingPost =
  /领导|局长|处长|科长|主任(?!科员)|书记(?!员)|院长|校长|所长|部长|厅长|县长|市长|区长|镇长|负责人|分管/

const sameLeader = /同一(?:直接)?领导|直接隶属于同一|同一(?:科长|处长|局长|主任)/
const direct = /直接上下级|上下级领导关系|直接(?:的)?领导|直接管理|直接下属|直接上级/
const apart =
  /不同机关|两个机关|无隶属|没有隶属|不存在.*关系|不直接|非直接|没有.*(?:上下级|领导)关系|无.*(?:上下级|领导)关系|互不/

/**
 * Whether two posts must not be held: a relation of the four classes and a scene that the article names.
 * @see 公务员法 第七十四条 第一款
 */
export function avoidancePosition(input: { readonly relation: string; readonly scene: string }): {
  mustAvoid: boolean
} {
  const { scene } = input
  const named = sameLeader.test(scene) || direct.test(scene) || (leadingPost.test(scene) && sensitiveWork.test(scene))
  return { mustAvoid: relationClass(input.relation) !== null && named && !apart.test(scene) }
}
