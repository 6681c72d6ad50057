"use client";

import { signIn } from "next-auth/react";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Kbd } from "@/components/ui/kbd";
import { TextField } from "@/components/ui/text-field";

type Refusal = { email: string; message: string };

function refusalMessage(code: string): string {
  const [kind, minutes] = code.split(":");
  if (kind === "CredentialsSignin") return "Incorrect email or password.";
  if (code === "not_allowed:one_time_over") {
    return "This temporary password is more than a day old. Ask an admin of your desk for a new one.";
  }
  if (kind === "too_many") {
    const wait = minutes === "1" ? "1 minute" : `${minutes} minutes`;
    return `Too many failed sign-ins. Try again in ${wait}.`;
  }
  return "The desk could not check your password. Nothing is lost; try again in a moment.";
}

async function attempt(
  email: string,
  password: string,
  onSignedIn: () => void | Promise<void>,
): Promise<Refusal | null> {
  try {
    const answer = await signIn("credentials", { redirect: false, email, password });
    if (answer?.ok && !answer.error) {
      await onSignedIn();
      return null;
    }
    return { email, message: refusalMessage(answer?.error ?? "") };
  } catch {
    return { email, message: refusalMessage("") };
  }
}

/** The sign-in on its own page. */
export function SignInThere({ destination }: { destination: string }) {
  // A whole new page, so that nothing drawn for nobody stays.
  return <SignInForm email="" onSignedIn={() => window.location.assign(destination)} />;
}

type SignInFormProps = { email: string; onSignedIn: () => void | Promise<void> };

/** The sign-in. What was typed before the page came alive is kept and sent then. */
export function SignInForm({ email, onSignedIn }: SignInFormProps) {
  const [refusal, send, isSending] = useActionState(async (_previous: Refusal | null, form: FormData) => {
    return attempt(String(form.get("email")), String(form.get("password")), onSignedIn);
  }, null);

  return (
    <form action={send} className="grid gap-4">
      <TextField
        label="Email"
        name="email"
        type="email"
        autoComplete="username"
        inputMode="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={refusal?.email ?? email}
        required
        autoFocus={email === ""}
        isLarge
      />
      <TextField
        label="Password"
        name="password"
        type="password"
        autoComplete="current-password"
        required
        autoFocus={email !== ""}
        isLarge
      />
      {refusal && (
        <p role="alert" className="flex gap-2 text-removed">
          <Icon name="warning" className="mt-px size-4" />
          {refusal.message}
        </p>
      )}
      <Button type="submit" variant="primary" size="large" aria-disabled={isSending}>
        {isSending ? "Signing in …" : "Sign in"}
        {!isSending && <Kbd className="border-on-accent/45 bg-transparent text-on-accent">Enter</Kbd>}
      </Button>
    </form>
  );
}
