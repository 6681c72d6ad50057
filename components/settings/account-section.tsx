"use client";

import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { Role } from "@/lib/domain/roles";
import { changeOwnNameAction } from "@/lib/moderators/actions";
import { PasswordForm } from "./password-form";
import { Section } from "./section";
import { useAct } from "./use-act";

/** One's own name and password. */
export function AccountSection({ name, email, role }: { name: string; email: string; role: Role }) {
  return (
    <Section id="account" title="Your account" hint={`${email}, ${role}`}>
      <div className="grid max-w-[400px] gap-8">
        <NameForm name={name} />
        <PasswordForm email={email} />
      </div>
    </Section>
  );
}

function NameForm({ name }: { name: string }) {
  const { isBusy, outcome, run } = useAct();
  return (
    <form
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        run(
          () => changeOwnNameAction({ name: String(form.get("name")) }),
          () => "Colleagues see the new name from now on.",
        );
      }}
    >
      <div className="flex items-end gap-2">
        <TextField
          label="Name"
          name="name"
          defaultValue={name}
          autoComplete="name"
          maxLength={80}
          required
          className="flex-1"
        />
        <Button type="submit" className="h-[30px]" disabled={isBusy}>
          Save the name
        </Button>
      </div>
      {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
    </form>
  );
}
