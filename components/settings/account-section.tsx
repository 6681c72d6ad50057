"use client";

import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { changeOwnNameAction, changeOwnPasswordAction } from "@/lib/moderators/actions";
import type { OwnAccount } from "@/lib/moderators/data";
import { PASSWORD_CHARS_MIN } from "@/lib/moderators/schema";
import { Section } from "./section";
import { useAct } from "./use-act";

/** One's own name and password. */
export function AccountSection({ account }: { account: OwnAccount }) {
  return (
    <Section id="account" title="Your account" hint={`${account.email}, ${account.role}`}>
      <div className="grid max-w-[400px] gap-8">
        <NameForm name={account.name} />
        <PasswordForm email={account.email} isOneTime={account.hasOneTimePassword} />
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

function PasswordForm({ email, isOneTime }: { email: string; isOneTime: boolean }) {
  const { isBusy, outcome, run } = useAct();
  const form = useRef<HTMLFormElement>(null);
  const router = useRouter();

  function change(entered: FormData) {
    const next = String(entered.get("next"));
    run(
      () => changeOwnPasswordAction({ current: String(entered.get("current")), next }),
      async () => {
        form.current?.reset();
        // The change ended every session, this one too.
        await signIn("credentials", { redirect: false, email, password: next });
        router.refresh();
        return "The password is changed. Your other browsers are signed out.";
      },
    );
  }

  return (
    <form
      ref={form}
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        change(new FormData(event.currentTarget));
      }}
    >
      {isOneTime && !outcome && (
        <p className="rounded-control bg-accent-soft px-3 py-2">
          You signed in with a password that somebody handed to you. Choose one that only you know.
        </p>
      )}
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <TextField
        label="Current password"
        name="current"
        type="password"
        autoComplete="current-password"
        required
      />
      <TextField
        label="New password"
        name="next"
        type="password"
        autoComplete="new-password"
        minLength={PASSWORD_CHARS_MIN}
        hint={`At least ${PASSWORD_CHARS_MIN} characters. A few words are easier to keep than a few signs.`}
        required
      />
      <div className="grid justify-items-start gap-3">
        <Button type="submit" disabled={isBusy}>
          Change the password
        </Button>
        {outcome && <Notice isFailure={outcome.isFailure}>{outcome.message}</Notice>}
      </div>
    </form>
  );
}
