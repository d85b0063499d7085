import { cards, think, callsOf, judge } from './test/unit/agent/embedded-support.ts'
const mineTools = cards.filter(c=>/^(leave_(change|return|plan|behalf|abroad)|attendance_|pay_|certificate_|profile_update)/.test(c.name))
let ok=0,args=0,n=0
for (const c of mineTools) for (const e of c.examples) {
  n++; const role = c.name==='leave_behalf'?'manager':'staff'
  const r = await judge({tool:c.name, role, text:e.say, args:e.input as any, accept:[c.name]})
  ok+=Number(r.tool); args+=Number(r.args)
  if(!r.tool||!r.args) console.log(r.tool?'ARGS':'TOOL', c.name, '|', e.say, '|', JSON.stringify(callsOf(r.got)[0] ?? r.got).slice(0,300), '| want', JSON.stringify(e.input))
}
console.log(n, ok, args)
// own wordings, only the tool
import { timeWordings } from './agent/models/embedded/wordings-time.ts'
for (const [tool, lines] of Object.entries(timeWordings)) { let k=0; const bad=[]; const all=lines.split('\n'); for (const l of all) { const t=await think(l, tool==='leave_behalf'?'manager':'staff'); const got = callsOf(t)[0]?.tool ?? (t as any).outcome+':'+(t as any).text?.slice(0,30); if (got===tool) k++; else bad.push(l+' → '+got) } console.log(tool, k, all.length, bad.slice(0,9)) }
