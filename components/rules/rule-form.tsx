"use client";

import { useRef } from "react";
import { TextArea, TextField } from "@/components/ui/text-field";

type Wording = { name: string; text: string };

type RuleFormProps = { id: string; wording: Wording; onSubmit: (wording: Wording) => void };

/** The name and the words of a rule, to be written; its buttons stand where the form is used. */
export function RuleForm({ id, wording, onSubmit }: RuleFormProps) {
  const form = useRef<HTMLFormElement>(null);
  return (
    <form
      ref={form}
      id={id}
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const written = new FormData(event.currentTarget);
        onSubmit({ name: String(written.get("name")), text: String(written.get("text")) });
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
      }}
    >
      <TextField label="Name" name="name" required maxLength={60} defaultValue={wording.name} />
      <TextArea
        label="What it asks"
        hint="Shown in the flag dialog. Say what comes down, and what may stay."
        name="text"
        required
        rows={6}
        maxLength={4000}
        defaultValue={wording.text}
        className="[&_textarea]:font-serif [&_textarea]:text-[16px] [&_textarea]:leading-6"
      />
    </form>
  );
}
