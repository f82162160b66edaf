'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn'

export interface CheckboxProps extends Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'id'> {
  readonly label: ReactNode
  readonly help?: ReactNode
  readonly onCheckedChange: (checked: boolean) => void
}

/** A checkbox with its label; the whole line is the target. */
export function Checkbox({ label, help, onCheckedChange, className, ...rest }: CheckboxProps) {
  const id = useId()
  return (
    <div className={cn('flex items-start gap-2', className)}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={help === undefined ? undefined : `${id}-help`}
        onChange={(event) => onCheckedChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-accent"
        {...rest}
      />
      <div className="min-w-0">
        <label htmlFor={id} className="block min-h-6 text-base leading-6">
          {label}
        </label>
        {help !== undefined && (
          <p id={`${id}-help`} className="max-w-prose text-sm text-text-2">
            {help}
          </p>
        )}
      </div>
    </div>
  )
}
