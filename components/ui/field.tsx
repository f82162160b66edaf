'use client'

import { CircleX } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { cn } from './cn'

/** Attributes that tie a control to its label, help and error. */
export interface FieldControl {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly required: boolean
}

export interface FieldProps {
  readonly label: ReactNode
  /** One sentence under the label: what to enter, with an example. */
  readonly help?: ReactNode
  /** What is wrong and how to mend it. */
  readonly error?: string | undefined
  readonly required?: boolean
  /** Word shown when the field may stay empty, for example "optional". */
  readonly optionalLabel?: string
  readonly className?: string
  /** Draws the control with the attributes given. */
  readonly children: (control: FieldControl) => ReactNode
}

/** Label, help, control and error as one unit; the error is announced with the control. */
export function Field({
  label,
  help,
  error,
  required = false,
  optionalLabel,
  className,
  children,
}: FieldProps) {
  const id = useId()
  const helpId = `${id}-help`
  const errorId = `${id}-error`
  const describedBy = [help === undefined ? '' : helpId, error === undefined ? '' : errorId]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={cn('flex flex-col gap-1', className)}>
      <label htmlFor={id} className="font-medium text-sm">
        {label}
        {!required && optionalLabel !== undefined && (
          <span className="ml-1.5 font-normal text-text-3">{optionalLabel}</span>
        )}
      </label>
      {help !== undefined && (
        <p id={helpId} className="max-w-prose break-words text-sm text-text-2">
          {help}
        </p>
      )}
      {children({
        id,
        'aria-describedby': describedBy === '' ? undefined : describedBy,
        'aria-invalid': error === undefined ? undefined : true,
        required,
      })}
      {error !== undefined && (
        <p id={errorId} className="flex items-start gap-1.5 text-err text-sm">
          <CircleX className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </div>
  )
}

/** Classes shared by every control one types into or picks from. */
export const controlClass =
  'w-full rounded-md border border-strong bg-bg px-2.5 text-base text-text placeholder:text-text-3 aria-invalid:border-err disabled:bg-sunken disabled:text-text-3 pointer-coarse:min-h-11'

/** One line of text. `mono` for what a machine compares. */
export function Input({
  mono = false,
  className,
  ...rest
}: ComponentProps<'input'> & { readonly mono?: boolean }) {
  return (
    <input
      spellCheck={mono ? false : undefined}
      autoCapitalize={mono ? 'none' : undefined}
      className={cn(controlClass, 'h-8', mono && 'font-mono text-sm', className)}
      {...rest}
    />
  )
}

/** Several lines of text. `mono` for tokens, keys and JSON. */
export function Textarea({
  mono = false,
  className,
  ...rest
}: ComponentProps<'textarea'> & { readonly mono?: boolean }) {
  return (
    <textarea
      spellCheck={mono ? false : undefined}
      autoCapitalize={mono ? 'none' : undefined}
      className={cn(
        controlClass,
        'min-h-24 py-2',
        mono && 'break-all font-mono text-sm',
        className,
      )}
      {...rest}
    />
  )
}
