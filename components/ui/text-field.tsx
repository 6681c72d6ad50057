import { type ComponentProps, type ReactNode, useId } from "react";

const CONTROL =
  "w-full rounded-control border border-line-strong bg-raised px-[9px] text-ink disabled:opacity-50 aria-invalid:border-removed";

type FieldProps = { label: string; hint?: ReactNode; error?: string | null };

function FieldFrame(props: FieldProps & { id: string; className: string; children: ReactNode }) {
  return (
    <div className={props.className}>
      <label htmlFor={props.id} className="mb-[5px] flex items-baseline gap-2 text-small font-[550]">
        {props.label}
      </label>
      {props.children}
      {props.hint && (
        <p id={`${props.id}-hint`} className="mt-1 text-micro text-faint">
          {props.hint}
        </p>
      )}
      {props.error && (
        <p id={`${props.id}-error`} className="mt-1 text-small text-removed">
          {props.error}
        </p>
      )}
    </div>
  );
}

function describedBy(id: string, { hint, error }: FieldProps) {
  return [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
}

/** One line of text with its label above, its hint and its error below. */
export function TextField(props: FieldProps & Omit<ComponentProps<"input">, "id"> & { isLarge?: boolean }) {
  const { label, hint, error, isLarge, className = "", ...input } = props;
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} className={className}>
      <input
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, props)}
        className={`${CONTROL} ${isLarge ? "h-9 text-[14px]" : "h-[30px]"}`}
        {...input}
      />
    </FieldFrame>
  );
}

/** Several lines of text, framed like TextField. */
export function TextArea(props: FieldProps & Omit<ComponentProps<"textarea">, "id">) {
  const { label, hint, error, className = "", ...area } = props;
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} className={className}>
      <textarea
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, props)}
        className={`${CONTROL} block resize-y py-1.5`}
        {...area}
      />
    </FieldFrame>
  );
}

/** One of a few, chosen from the system's own list. */
export function SelectField<Value extends string>(
  props: FieldProps &
    Omit<ComponentProps<"select">, "id"> & { options: readonly { value: Value; label: string }[] },
) {
  const { label, hint, error, options, className = "", ...select } = props;
  const id = useId();
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} className={className}>
      <select id={id} aria-describedby={describedBy(id, props)} className={`${CONTROL} h-[30px]`} {...select}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
