import { useState } from "react";
import { formatInteger } from "@/lib/format";
import { useConversation } from "./conversation-context";

/** Below the beginning of a long comment: reads the rest into its place, where its passages can then be annotated. */
export function ReadWhole({ id, bodyChars }: { id: string; bodyChars: number }) {
  const { loader } = useConversation();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isReading, setReading] = useState(false);

  async function read() {
    setReading(true);
    setTrouble(null);
    try {
      await loader.readWhole(id);
    } catch (error) {
      setTrouble(error instanceof Error ? error.message : "The desk could not answer.");
    }
    setReading(false);
  }

  return (
    <p className="mt-1 text-base">
      <button
        type="button"
        className="link min-h-6"
        aria-disabled={isReading}
        onClick={() => isReading || void read()}
      >
        {isReading ? "Reading the rest…" : `Read all ${formatInteger(bodyChars)} characters`}
      </button>
      {trouble !== null && (
        <span role="alert" className="ml-2 text-removed">
          The rest could not be read. {trouble}
        </span>
      )}
    </p>
  );
}
