'use client'

import { Check } from 'lucide-react'
import {
  type ComponentProps,
  cloneElement,
  createContext,
  type FocusEvent,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  use,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { cn } from './cn'
import { menuMove } from './menu-keys'
import { overlayClass, useOverlay, usePressOutside } from './use-overlay'

const itemClass =
  'relative flex min-h-8 w-full cursor-pointer select-none items-center gap-2 rounded-sm px-2 py-1 text-base outline-hidden focus:bg-sunken aria-disabled:cursor-not-allowed aria-disabled:text-text-3 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-text-3'

const CloseContext = createContext<() => void>(() => {})

/** A button that a menu or a popover drops from. */
export type TriggerElement = ReactElement<ComponentProps<'button'>>

/** A menu that drops from its trigger. `trigger` is a button that takes a ref. */
export function Menu({
  trigger,
  align = 'end',
  className,
  children,
}: {
  trigger: TriggerElement
  align?: 'start' | 'end'
  className?: string
  children: ReactNode
}) {
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  /** Closed, opened by pointer or by keyboard: the latter puts the focus on an item. */
  const [open, setOpen] = useState<'pointer' | 'keyboard' | null>(null)

  function close() {
    setOpen(null)
    button.current?.focus({ preventScroll: true })
  }
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open !== null,
        'aria-controls': open === null ? undefined : id,
        onClick: (event) => {
          // A click made by the keyboard has no detail.
          setOpen(open === null ? (event.detail === 0 ? 'keyboard' : 'pointer') : null)
        },
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown') return
          event.preventDefault()
          setOpen('keyboard')
        },
      })}
      {open !== null && (
        <CloseContext value={close}>
          <MenuPanel
            id={id}
            button={() => button.current}
            align={align}
            className={className}
            onItem={open === 'keyboard'}
            leave={() => setOpen(null)}
            close={close}
          >
            {children}
          </MenuPanel>
        </CloseContext>
      )}
    </>
  )
}

function items(panel: HTMLElement): readonly HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>('[role^="menuitem"]')].filter(
    // Parts of a menu may be hidden on small screens.
    (item) => item.getClientRects().length > 0,
  )
}

function MenuPanel({
  id,
  button,
  align,
  className,
  onItem,
  leave,
  close,
  children,
}: {
  id: string
  button: () => HTMLElement | null
  align: 'start' | 'end'
  className: string | undefined
  /** Whether the first item takes the focus. */
  onItem: boolean
  leave: () => void
  close: () => void
  children: ReactNode
}) {
  const panel = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  useOverlay(panel, button, { side: 'bottom', align, gap: 4 })
  usePressOutside(() => [panel.current, button()], leave)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus is placed once, when the menu opens
  useEffect(() => {
    const first = onItem && panel.current !== null ? items(panel.current)[0] : undefined
    ;(first ?? panel.current)?.focus({ preventScroll: true })
  }, [])

  function handleKey(event: KeyboardEvent<HTMLDivElement>) {
    event.stopPropagation()
    if (event.key === 'Escape' || event.key === 'Tab') {
      // Tab goes on from the trigger, as if the menu had not been there.
      if (event.key === 'Escape') event.preventDefault()
      close()
      return
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const all = items(event.currentTarget)
    const current = all.findIndex((item) => item.matches(':focus'))
    const now = event.timeStamp
    const text = now - typed.current.at < 700 ? typed.current.text : ''
    const move = menuMove(
      event.key,
      current,
      all.map((item) => item.textContent ?? ''),
      text,
    )
    if (move === null) return
    event.preventDefault()
    typed.current = { text: move.typed, at: now }
    all[move.to]?.focus()
  }

  function handleBlur(event: FocusEvent) {
    const to = event.relatedTarget
    if (to instanceof Node && !panel.current?.contains(to) && !button()?.contains(to)) leave()
  }

  return (
    <div
      ref={panel}
      id={id}
      role="menu"
      popover="manual"
      // 0, because a menu that scrolls must be reachable; Tab leaves it all the same.
      tabIndex={0}
      aria-label={button()?.getAttribute('aria-label') ?? button()?.textContent ?? undefined}
      onKeyDown={handleKey}
      onBlur={handleBlur}
      className={cn(overlayClass, 'min-w-44 max-w-80 bg-bg p-1 text-text outline-none', className)}
    >
      {children}
    </div>
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
export function MenuGroup({
  label,
  showLabel = true,
  children,
}: {
  label: string
  showLabel?: boolean
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a menu
    <div role="group" aria-label={label}>
      {showLabel && <GroupName>{label}</GroupName>}
      {children}
    </div>
  )
}

export function MenuSeparator() {
  return <hr className="-mx-1 my-1 h-px border-0 bg-border" />
}

/** What all items share: the pointer moves the focus, so that there is one highlight. */
function itemProps(): ComponentProps<'button'> {
  return {
    type: 'button',
    tabIndex: -1,
    className: itemClass,
    onPointerMove: (event) => {
      if (event.pointerType === 'touch' || event.currentTarget === document.activeElement) return
      event.currentTarget.focus({ preventScroll: true })
    },
    onPointerLeave: (event) => {
      event.currentTarget.closest<HTMLElement>('[role="menu"]')?.focus({ preventScroll: true })
    },
  }
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
  const close = use(CloseContext)
  return (
    <button
      {...itemProps()}
      role="menuitem"
      aria-disabled={disabledReason === undefined ? undefined : true}
      onClick={() => {
        if (disabledReason !== undefined) return
        // First the focus goes back, so that what opens now returns it there.
        close()
        onSelect()
      }}
    >
      {icon}
      <span className="min-w-0 text-left">
        {children}
        {disabledReason !== undefined && <span className="block text-xs">{disabledReason}</span>}
      </span>
    </button>
  )
}

function Indicator({ on }: { on: boolean }) {
  return (
    <span className="flex size-4 shrink-0 items-center justify-center">
      {on && <Check className="!text-accent" />}
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
    <button
      {...itemProps()}
      role="menuitemcheckbox"
      aria-checked={checked}
      onClick={() => onCheckedChange(!checked)}
    >
      <Indicator on={checked} />
      <span className="min-w-0 flex-1 break-words text-left">{children}</span>
      {detail !== undefined && <span className="text-text-3 text-xs tabular-nums">{detail}</span>}
    </button>
  )
}

export interface MenuChoice<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly icon?: ReactNode
}

/** One of a few; the menu closes with the choice. */
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
  const close = use(CloseContext)
  return (
    <MenuGroup label={label} showLabel={showLabel}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          {...itemProps()}
          role="menuitemradio"
          aria-checked={choice.value === value}
          onClick={() => {
            close()
            onValueChange(choice.value)
          }}
        >
          <Indicator on={choice.value === value} />
          {choice.icon}
          {choice.label}
        </button>
      ))}
    </MenuGroup>
  )
}
