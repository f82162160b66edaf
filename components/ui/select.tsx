'use client'

import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn'
import { controlClass } from './field'

export interface SelectOption {
  readonly value: string
  readonly label: string
  readonly disabled?: boolean
}

export interface SelectProps extends Omit<ComponentProps<'select'>, 'onChange' | 'children'> {
  readonly options: readonly SelectOption[]
  readonly onValueChange: (value: string) => void
  /** Text of an empty first choice. */
  readonly placeholder?: string
}

/** The platform's own select: the best one on a phone and for a screen reader. Label it by `Field`. */
export function Select({ options, onValueChange, placeholder, className, ...rest }: SelectProps) {
  return (
    <span className={cn('relative inline-block w-full', className)}>
      <select
        className={cn(controlClass, 'h-8 appearance-none pr-8')}
        onChange={(event) => onValueChange(event.target.value)}
        {...rest}
      >
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
      <ChevronDown className="pointer-events-none absolute top-1/2 right-2 size-4 -translate-y-1/2 text-text-3" />
    </span>
  )
}
