'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Menu, MenuRadio } from '@/components/ui/menu'
import { setPreference, usePreference } from './preferences'

const CHOICES = [
  { value: 'light', label: 'Light', icon: <Sun /> },
  { value: 'dark', label: 'Dark', icon: <Moon /> },
  { value: 'system', label: 'As the system', icon: <Monitor /> },
] as const

/** Light, dark or as the system. */
export function ThemeMenu() {
  const theme = usePreference('theme')
  const icon = CHOICES.find((choice) => choice.value === theme)?.icon
  return (
    <Menu trigger={<IconButton label="Theme" icon={icon} />}>
      <MenuRadio
        label="Theme"
        value={theme}
        choices={CHOICES}
        onValueChange={(value) => setPreference('theme', value)}
      />
    </Menu>
  )
}
