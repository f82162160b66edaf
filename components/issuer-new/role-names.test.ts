import { describe, expect, it } from 'vitest'
import { isNameList, rolesNamed, splitNames, whyNoRole } from './role-names'

const role = (value: string) => ({ id: value, value, name: value })
const ROLES = ['Mail.Send', 'Sites.Read.All', 'User.Read.All'].map(role)

describe('a pasted list of role names', () => {
  it.each([
    ['User.Read.All,Mail.Send', ['User.Read.All', 'Mail.Send']],
    ['User.Read.All\r\nMail.Send\n', ['User.Read.All', 'Mail.Send']],
    ['  User.Read.All ;Mail.Send, ', ['User.Read.All', 'Mail.Send']],
    ['$roleNames = "User.Read.All,Mail.Send";', ['User.Read.All', 'Mail.Send']],
    ['["User.Read.All", "Mail.Send"]', ['User.Read.All', 'Mail.Send']],
    ['Mail.Send, mail.send', ['Mail.Send']],
    ['Read-All.Some_Thing', ['Read-All.Some_Thing']],
    [' , ', []],
  ])('%j holds its names', (text, names) => {
    expect(splitNames(text)).toEqual(names)
  })

  it.each([
    ['User.Read.All Mail.Send', true],
    ['openid, profile', true],
    ['read users', false],
    ['user.read all', false],
    ['User.Read.All,', false],
    ['', false],
  ])('%j is a list: %s', (text, list) => {
    expect(isNameList(text)).toBe(list)
  })

  it('finds whole names only, in the order of the list, with the names that no role has', () => {
    expect(rolesNamed(['user.read.all', 'User.Read', 'Mail.Send'], ROLES)).toEqual({
      roles: [role('User.Read.All'), role('Mail.Send')],
      unknown: ['User.Read'],
    })
  })

  it('says of each missing name why, and what may be meant', () => {
    expect(whyNoRole('user.read', ROLES, ['User.Read'])).toBe(
      'user.read exists as a delegated permission only: it needs a signed-in person, and an identity cannot hold it. Perhaps User.Read.All?',
    )
    expect(whyNoRole('User.Read', ROLES, undefined)).toBe(
      'User.Read is no application role of Microsoft Graph. Perhaps User.Read.All?',
    )
    expect(whyNoRole('Usr.Read.All', ROLES, ['User.Read'])).toBe(
      'Usr.Read.All is no application role of Microsoft Graph. Check the spelling.',
    )
  })
})
