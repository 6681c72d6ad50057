import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { MessagePage } from "./message-page";

/** Where a role does not reach. */
export function NoPermission() {
  return (
    <MessagePage
      title="Not for your role"
      acts={
        <Link href="/queue?status=open" className={buttonClass("primary")}>
          To the queue
        </Link>
      }
    >
      <p>
        Your account may not do this. Nothing was changed. An admin of your desk can give you another role.
      </p>
    </MessagePage>
  );
}
