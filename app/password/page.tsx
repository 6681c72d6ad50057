import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { PasswordForm } from "@/components/settings/password-form";
import { Mark } from "@/components/shell/mark";
import { SignOut } from "@/components/shell/sign-out";
import { findSignedIn } from "@/lib/auth/session";
import { ownPath } from "@/lib/own-path";

export const metadata: Metadata = { title: "Choose a password" };

/** Where everything leads until a password that somebody handed over is replaced. */
export default async function PasswordPage({ searchParams }: PageProps<"/password">) {
  const { callbackUrl } = await searchParams;
  const signedIn = await findSignedIn();
  const destination = ownPath(callbackUrl);
  if (!signedIn) redirect(`/login?callbackUrl=${encodeURIComponent(destination)}`);
  if (!signedIn.isPasswordDue) redirect(destination);
  const { email } = signedIn.actor;
  return (
    <main className="grid min-h-dvh place-items-center px-6 py-12">
      <div className="grid w-full max-w-[400px] gap-4">
        <Mark className="size-[52px]" />
        <h1 className="heading-display">Choose your own password</h1>
        <p className="text-muted">
          You signed in to {email} with a temporary password, which somebody else has seen. Replace it with
          one that only you know; then the desk opens.
        </p>
        <PasswordForm email={email} destination={destination} />
        <SignOut />
      </div>
    </main>
  );
}
