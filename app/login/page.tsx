import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Mark } from "@/components/shell/mark";
import { SignInThere } from "@/components/shell/sign-in-form";
import { findSignedIn } from "@/lib/auth/session";
import { ownPath, START_PATH } from "@/lib/own-path";

export const metadata: Metadata = { title: "Sign in" };

export default async function LoginPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}) {
  const { callbackUrl } = await searchParams;
  if (await findSignedIn()) redirect(START_PATH);
  return (
    <main className="grid min-h-dvh place-items-center px-6 py-12">
      <div className="grid w-full max-w-[320px] gap-4">
        <Mark className="size-[52px]" />
        <div>
          <h1 className="heading-display">Komainu</h1>
          <p className="text-muted">The desk for reader comments</p>
        </div>
        <SignInThere destination={ownPath(callbackUrl)} />
        <p className="text-small text-faint">No account, or no password? Ask an admin of your desk.</p>
      </div>
    </main>
  );
}
