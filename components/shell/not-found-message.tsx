import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { MessagePage } from "./message-page";

/** For an address behind which there is nothing. */
export function NotFoundMessage() {
  return (
    <MessagePage
      title="Nothing is filed here"
      acts={
        <Link href="/queue?status=open" className={buttonClass("primary")}>
          To the queue
        </Link>
      }
    >
      <p>The address leads nowhere: it was mistyped, or what stood here is no longer on the desk.</p>
    </MessagePage>
  );
}
