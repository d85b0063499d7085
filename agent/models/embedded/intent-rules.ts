/**
 * How cues add up to tools, as data: every word of `when` must be a cue of the wish, with `!` it must not. The best
 * rule of a tool counts. Tools without rules are found by their examples, titles and descriptions alone.
 */
export const intentRules: readonly { readonly tool: string; readonly when: string; readonly score: number }[] = [
  // Own balance.
  { tool: 'leave_balance', when: 'left type', score: 0.75 },
  { tool: 'leave_balance', when: 'lookAtType type !individual !team', score: 1.4 },
  { tool: 'leave_balance', when: 'left type mine !general', score: 0.9 },
  { tool: 'leave_balance', when: 'left type !general !service !absences !ask', score: 0.85 },
  { tool: 'leave_balance', when: 'left leaveWord mine !general !approvalWord', score: 0.72 },
  { tool: 'leave_balance', when: 'left leaveWord !general !team !day !approvalWord', score: 0.62 },

  {
    tool: 'leave_balance',
    when: 'leftMany type left !individual !team !service !absences !approvalWord !ask',
    score: 1.35,
  },
  { tool: 'leave_balance', when: 'lookAtMine annual carried', score: 1.6 },
  { tool: 'leave_balance', when: 'balanceWord !individual !approvalWord', score: 0.78 },

  // Own requests.
  { tool: 'leave_list', when: 'slipWord left !inbox !team !ask', score: 1.7 },
  { tool: 'leave_list', when: 'inTransit leaveWord !inbox !team', score: 1.6 },
  { tool: 'leave_list', when: 'status leaveWord !inbox !decided !cancel', score: 0.7 },
  { tool: 'leave_list', when: 'status mine leaveWord !inbox !cancel', score: 0.9 },
  { tool: 'leave_list', when: 'status mine !inbox !cancel', score: 0.75 },
  { tool: 'leave_list', when: 'status anyDate leaveWord !inbox !individual !cancel', score: 0.82 },
  { tool: 'leave_list', when: 'records mine leaveWord !inbox !left', score: 0.85 },
  { tool: 'leave_list', when: 'records mine leaveWord !inbox', score: 0.72 },
  { tool: 'leave_list', when: 'records leaveWord !inbox !team !left', score: 0.75 },

  // Ask for leave.
  { tool: 'leave_submit', when: 'wantsSomeDays type !question !quote !who', score: 1.2 },
  { tool: 'leave_submit', when: 'wantsSomeDays leaveWord !question !quote !who', score: 1.5 },
  { tool: 'leave_submit', when: 'tripReported anyDate !question !who', score: 1.9 },
  { tool: 'leave_submit', when: 'takenOff type day !question !who !cancel', score: 1.3 },
  { tool: 'leave_submit', when: 'ask type anyDate !count !quote !left !status !cancel !who', score: 0.86 },
  { tool: 'leave_submit', when: 'ask type anyDate quote !count !left !status !cancel !who', score: 0.6 },
  { tool: 'leave_submit', when: 'ask type anyDate !count !quote !status !cancel !records !question !who', score: 0.95 },
  {
    tool: 'leave_submit',
    when: 'ask anyDate leaveWord !count !quote !status !cancel !team !records !who',
    score: 0.74,
  },
  { tool: 'leave_submit', when: 'lateness day !question !status !who !records', score: 0.78 },
  { tool: 'leave_submit', when: 'ask hint day !count !quote !status !cancel !who', score: 0.74 },
  {
    tool: 'leave_submit',
    when: 'type day !question !count !quote !left !status !cancel !records !decision !who',
    score: 0.78,
  },
  {
    tool: 'leave_submit',
    when: 'hint day leaveWord !question !count !quote !left !status !cancel !records !who',
    score: 0.7,
  },
  {
    tool: 'leave_submit',
    when: 'ask type length !question !count !quote !left !status !cancel !records !who',
    score: 0.72,
  },
  {
    tool: 'leave_submit',
    when: 'ask type !question !count !quote !left !status !cancel !records !general !team !who',
    score: 0.66,
  },
  {
    tool: 'leave_submit',
    when: 'ask leaveWord !question !count !quote !left !status !cancel !records !general !team !others !who',
    score: 0.62,
  },
  {
    tool: 'leave_submit',
    when: 'ask type day question !count !quote !left !status !cancel !general !who',
    score: 0.76,
  },

  // See how a leave would count.
  { tool: 'leave_quote', when: 'quote left type day', score: 1.1 },
  { tool: 'leave_quote', when: 'left ask type day !status', score: 1 },
  { tool: 'leave_quote', when: 'quote type anyDate length', score: 0.86 },
  { tool: 'leave_quote', when: 'quote type day', score: 0.88 },
  { tool: 'leave_quote', when: 'quote type day count', score: 0.93 },
  { tool: 'leave_quote', when: 'quote type week', score: 0.84 },
  { tool: 'leave_quote', when: 'quote ask day', score: 0.7 },
  { tool: 'leave_quote', when: 'count type day ask !quote', score: 0.7 },
  { tool: 'leave_quote', when: 'count type day mine !quote', score: 0.72 },
  { tool: 'leave_quote', when: 'quote type length !general', score: 0.6 },

  { tool: 'leave_quote', when: 'quote ask type anyDate question', score: 1.2 },

  // Count days by the rule.
  { tool: 'calc_leave_days', when: 'convertsDays type day', score: 1.9 },
  { tool: 'calc_leave_days', when: 'count type day !quote', score: 0.9 },
  { tool: 'calc_leave_days', when: 'count type anyDate !quote', score: 0.82 },
  { tool: 'calc_leave_days', when: 'count type day length !quote !cancel', score: 1 },
  { tool: 'calc_leave_days', when: 'count type day quote', score: 0.7 },
  { tool: 'calc_leave_days', when: 'count day length leaveWord !quote', score: 0.7 },
  { tool: 'calc_leave_days', when: 'type day question count', score: 0.75 },
  { tool: 'calc_leave_days', when: 'count type length anyDate question !quote !cancel !service', score: 1.15 },

  // Take a leave back.
  { tool: 'leave_cancel', when: 'cancel leaveWord !general', score: 0.78 },
  { tool: 'leave_cancel', when: 'cancel leaveWord mine', score: 0.86 },
  { tool: 'leave_cancel', when: 'cancel leaveWord anyDate', score: 0.94 },
  { tool: 'leave_cancel', when: 'cancel type !general', score: 0.92 },
  { tool: 'leave_cancel', when: 'cancel type', score: 0.7 },
  { tool: 'leave_cancel', when: 'cancel ids', score: 0.95 },
  { tool: 'leave_cancel', when: 'cancel anyDate', score: 0.84 },
  { tool: 'leave_cancel', when: 'cancel requestWord', score: 0.8 },

  // Who is away.
  { tool: 'leave_team', when: 'team away', score: 0.72 },
  { tool: 'leave_team', when: 'team away anyDate !inbox', score: 0.88 },
  { tool: 'leave_team', when: 'team away question !inbox !status !general', score: 0.86 },
  { tool: 'leave_team', when: 'individual away day question !decision !inbox', score: 0.7 },

  { tool: 'leave_team', when: 'who away', score: 0.84 },
  { tool: 'leave_team', when: 'who away anyDate !quote', score: 0.9 },
  { tool: 'leave_team', when: 'team away !mine', score: 0.76 },

  // What waits for the approver.
  { tool: 'approval_inbox', when: 'inbox', score: 0.78 },
  { tool: 'approval_inbox', when: 'inbox question', score: 0.9 },
  { tool: 'approval_inbox', when: 'inbox approvalWord !decided', score: 0.93 },

  // Decide.
  { tool: 'approval_decide', when: 'orderedDecision !question', score: 1.5 },
  { tool: 'approval_decide', when: 'decision individual', score: 0.85 },
  { tool: 'approval_decide', when: 'decision individual leaveWord !status', score: 1 },
  { tool: 'approval_decide', when: 'decision ids', score: 0.96 },
  { tool: 'approval_decide', when: 'decision requestWord !mine !question', score: 0.8 },
  { tool: 'approval_decide', when: 'decision !question !mine', score: 0.66 },
  { tool: 'approval_decide', when: 'decision inbox !question', score: 0.94 },
  { tool: 'approval_decide', when: 'decision inbox individual !question', score: 1.2 },

  // Own record.
  { tool: 'profile_me', when: 'certificateOf !others !policyWords !general', score: 1.3 },
  { tool: 'profile_me', when: 'profileThing mine profileAsk !general !type !ask', score: 0.82 },
  { tool: 'profile_me', when: 'profileThing mine !general !type !others', score: 0.7 },
  { tool: 'profile_me', when: 'profileThing mine profileAsk !type !policyWords', score: 0.66 },

  // Days off by the calendar.
  { tool: 'calc_calendar', when: 'dayKind day', score: 1.6 },
  { tool: 'calc_calendar', when: 'dayOff holiday !who', score: 0.82 },
  { tool: 'calc_calendar', when: 'dayOff holiday !general !type !pay !who', score: 0.92 },
  { tool: 'calc_calendar', when: 'dayOff day !ask !type !count !who', score: 0.84 },
  { tool: 'calc_calendar', when: 'dayOff day question !type !who', score: 0.72 },
  { tool: 'calc_calendar', when: 'yearCount year !type !who', score: 0.86 },
  { tool: 'calc_calendar', when: 'yearCount !type !service !who', score: 0.74 },
  { tool: 'calc_calendar', when: 'dayOff year !type !leaveWord !who', score: 0.6 },

  // Annual leave by the rule.
  { tool: 'calc_annual_leave', when: 'service annual', score: 0.88 },
  { tool: 'calc_annual_leave', when: 'service annual question', score: 0.95 },
  { tool: 'calc_annual_leave', when: 'absences annual question', score: 1.8 },
  { tool: 'calc_annual_leave', when: 'service absences annual', score: 1 },
  // 年假会被取消吗 after an absence is a matter of the rule, not of a request.
  { tool: 'calc_annual_leave', when: 'absences annual cancel question', score: 1.9 },
  { tool: 'calc_annual_leave', when: 'service annual cancel question', score: 1.5 },
  { tool: 'calc_annual_leave', when: 'untaken pay annual', score: 0.92 },
  { tool: 'calc_annual_leave', when: 'income untaken pay', score: 0.95 },
  { tool: 'calc_annual_leave', when: 'service leaveWord entitled question', score: 0.7 },

  // The rules.
  { tool: 'policy_search', when: 'general question', score: 0.64 },
  { tool: 'policy_search', when: 'general question leaveWord !day', score: 0.68 },
  { tool: 'policy_search', when: 'policyWords question', score: 0.8 },
  { tool: 'policy_search', when: 'policyWords', score: 0.7 },
  { tool: 'policy_search', when: 'question', score: 0.42 },
]
