'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'
import { cn } from './cn'
import { overlayContainer } from './overlays'

const itemClass =
  'relative flex min-h-8 cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1 text-base outline-none data-[highlighted]:bg-sunken data-[disabled]:cursor-not-allowed data-[disabled]:text-text-3 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-text-3'

/** A menu that drops from its trigger. `trigger` must take a ref. */
export function Menu({
  trigger,
  align = 'end',
  className,
  children,
}: {
  trigger: ReactElement
  align?: 'start' | 'end'
  className?: string
  children: ReactNode
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal container={overlayContainer()}>
        <Radix.Content
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-44 max-w-80 overflow-y-auto rounded-md border border-border bg-bg p-1 shadow-md motion-safe:animate-enter',
            className,
          )}
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

/** The name of a group is read with each item; shown, it is decoration. */
function GroupName({ children }: { children: ReactNode }) {
  return (
    <div aria-hidden="true" className="px-2 py-1 text-text-3 text-xs">
      {children}
    </div>
  )
}

/** Items that belong together, under a name. */
export function MenuGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Radix.Group aria-label={label}>
      <GroupName>{label}</GroupName>
      {children}
    </Radix.Group>
  )
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-border" />
}

/** An action. With `disabledReason` it stays in the list and tells why it cannot be taken. */
export function MenuItem({
  icon,
  disabledReason,
  onSelect,
  children,
}: {
  icon?: ReactNode
  disabledReason?: string | undefined
  onSelect: () => void
  children: ReactNode
}) {
  return (
    <Radix.Item
      aria-disabled={disabledReason === undefined ? undefined : true}
      className={cn(itemClass, disabledReason !== undefined && 'text-text-3')}
      onSelect={(event) => {
        if (disabledReason === undefined) onSelect()
        else event.preventDefault()
      }}
    >
      {icon}
      <span className="min-w-0">
        {children}
        {disabledReason !== undefined && <span className="block text-xs">{disabledReason}</span>}
      </span>
    </Radix.Item>
  )
}

function Indicator() {
  return (
    <span className="flex size-4 shrink-0 items-center justify-center">
      <Radix.ItemIndicator>
        <Check className="!text-accent" />
      </Radix.ItemIndicator>
    </span>
  )
}

/** A choice that can be on or off; the menu stays open. */
export function MenuCheckbox({
  checked,
  onCheckedChange,
  detail,
  children,
}: {
  checked: boolean
  onCheckedChange: (checked: boolean) => void
  /** Count or hint at the right edge. */
  detail?: ReactNode
  children: ReactNode
}) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onCheckedChange={onCheckedChange}
      onSelect={(event) => event.preventDefault()}
      className={itemClass}
    >
      <Indicator />
      <span className="min-w-0 flex-1 break-words">{children}</span>
      {detail !== undefined && <span className="text-text-3 text-xs tabular-nums">{detail}</span>}
    </Radix.CheckboxItem>
  )
}

export interface MenuChoice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
}

/** One of a few. */
export function MenuRadio<Value extends string>({
  label,
  showLabel = true,
  value,
  choices,
  onValueChange,
}: {
  label: string
  showLabel?: boolean
  value: Value
  choices: readonly MenuChoice<Value>[]
  onValueChange: (value: Value) => void
}) {
  return (
    <Radix.RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => {
        const choice = choices.find((each) => each.value === next)
        if (choice !== undefined) onValueChange(choice.value)
      }}
    >
      {showLabel && <GroupName>{label}</GroupName>}
      {choices.map((choice) => (
        <Radix.RadioItem key={choice.value} value={choice.value} className={itemClass}>
          <Indicator />
          {choice.icon}
          {choice.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  )
}
