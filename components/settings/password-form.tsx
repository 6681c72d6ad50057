"use client";

import { useRouter } from "next/navigation";
import { signIn } from "next-auth/react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { PASSWORD_CHARS_MIN } from "@/lib/domain/password-fault";
import { changeOwnPasswordAction } from "@/lib/moderators/actions";
import { useAct } from "./use-act";

/** Changes one's own password. Whoever does it to get into the desk goes on to `destination`. */
export function PasswordForm({ email, destination }: { email: string; destination?: string }) {
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
        if (destination) window.location.assign(destination);
        else router.refresh();
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
      <input type="text" name="username" value={email} autoComplete="username" readOnly hidden />
      <TextField
        label={destination ? "Temporary password" : "Current password"}
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
        hint={`At least ${PASSWORD_CHARS_MIN} characters. A short phrase is easier to remember than symbols.`}
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
