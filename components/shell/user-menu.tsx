'use client'

import { CircleUser, LogIn, LogOut } from 'lucide-react'
import { useSession } from '@/components/session/context'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuCheckbox, MenuItem, MenuSeparator } from '@/components/ui/menu'
import { setPreference, usePreference } from './preferences'

/** Who is signed in, and the way out. */
export function UserMenu() {
  const { state, signIn, signOut } = useSession()
  const shortcuts = usePreference('shortcuts')
  const user = 'user' in state ? state.user : null
  if (user === null) {
    return (
      <Button
        size="sm"
        icon={<LogIn />}
        loading={state.status === 'starting' || state.status === 'redirecting'}
        onClick={signIn}
      >
        Sign in
      </Button>
    )
  }
  return (
    <Menu
      trigger={
        <IconButton label={`Account of ${user.name}, ${user.username}`} icon={<CircleUser />} />
      }
    >
      <div aria-hidden="true" className="px-2 py-1">
        <p className="truncate font-medium">{user.name}</p>
        <p className="truncate text-sm text-text-2">{user.username}</p>
      </div>
      <MenuSeparator />
      <MenuCheckbox
        checked={shortcuts === 'on'}
        onCheckedChange={(on) => setPreference('shortcuts', on ? 'on' : 'off')}
      >
        Single-key shortcuts
      </MenuCheckbox>
      <MenuSeparator />
      {state.status === 'expired' && (
        <MenuItem icon={<LogIn />} onSelect={signIn}>
          Sign in again
        </MenuItem>
      )}
      <MenuItem icon={<LogOut />} onSelect={signOut}>
        Sign out
      </MenuItem>
    </Menu>
  )
}
