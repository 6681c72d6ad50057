"use client";

import { signOut } from "next-auth/react";
import { Button } from "@/components/ui/button";

/** The way out where there is no rail. */
export function SignOut() {
  async function leave() {
    await signOut({ redirect: false });
    window.location.assign("/login");
  }
  return (
    <Button className="justify-self-start" onClick={() => void leave()}>
      Sign out
    </Button>
  );
}
