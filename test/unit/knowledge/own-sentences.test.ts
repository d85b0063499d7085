import { describe, expect, test } from 'vitest'
import { askedOf } from '../../../knowledge/index/own-sentences.ts'

const house = { collection: 'handbook', supersededBy: null } as const
const article = (text: string, ...questions: string[]) => ({ text, questions })

describe('what a new question is held against', () => {
  test('are the questions of staff where somebody wrote any, and nothing beside an article without', () => {
    const version = [article('班车七点半从东门发车。', '班车几点走'), article('晚到的不等候。')]
    expect(askedOf(version, house)).toEqual([['班车几点走'], []])
  })

  test('are the sentences of every article where nobody did', () => {
    const version = [
      article('第二章\n班车七点半从东门发车；晚到的不等候。\n周末没有班车。'),
      article('本办法自发布之日起施行。'),
    ]
    expect(askedOf(version, house)).toEqual([
      ['班车七点半从东门发车', '晚到的不等候', '周末没有班车'],
      ['本办法自发布之日起施行'],
    ])
  })

  test('is nothing for an act that the bank leaves out', () => {
    expect(askedOf([article('班车七点半从东门发车。')], { ...house, collection: 'statutes' })).toEqual([[]])
  })

  test('is nothing for a version that was replaced', () => {
    expect(askedOf([article('班车七点半从东门发车。')], { ...house, supersededBy: '新办法(2026-01-01)' })).toEqual([[]])
  })
})
