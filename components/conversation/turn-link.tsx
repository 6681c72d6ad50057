import { useQuery } from "@tanstack/react-query";
import { useDesk } from "@/components/reading/desk-context";
import { ParentChooser } from "@/components/reading/parent-chooser";
import { commentQueryOptions } from "@/components/reading/reading-queries";
import { useKeyed, useStore } from "@/lib/outbox/use-store";

/** Where a moderator says what the comment at hand answers, while that is asked. */
export function TurnLink({ id }: { id: string }) {
  const { state } = useDesk();
  const isAsked = useStore(state, (now) => now.isChoosingParent && now.selectedId === id);
  return isAsked ? <Asked id={id} /> : null;
}

function Asked({ id }: { id: string }) {
  const { outbox } = useDesk();
  const entries = useKeyed(outbox.byComment, id);
  const { data: detail, error } = useQuery(commentQueryOptions(id));
  if (error) {
    return (
      <p role="alert" className="mt-2 text-small text-removed">
        What it answers could not be read, so it cannot be corrected now. {error.message}
      </p>
    );
  }
  if (!detail) return null;
  return (
    <div className="mt-2 max-w-[620px] overflow-hidden rounded-panel border border-line [&>section]:border-b-0">
      <ParentChooser detail={detail} entries={entries} />
    </div>
  );
}
