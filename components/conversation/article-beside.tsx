import type { ReactNode } from "react";
import { ArticleStory } from "@/components/reading/article-story";
import { useDesk } from "@/components/reading/desk-context";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { ArticleDetail } from "@/lib/articles/data";
import type { TurnDetail } from "@/lib/conversation/data";
import { useKeyed, useStore } from "@/lib/outbox/use-store";
import { useConversation } from "./conversation-context";

const NO_QUOTES: TurnDetail["quotes"] = [];

type ArticleBesideProps = { article: ArticleDetail; onConversation: () => void; children?: ReactNode };

/** The article, with what the comment at hand quotes of it marked; in a narrow window in place of the conversation. */
export function ArticleBeside({ article, onConversation, children }: ArticleBesideProps) {
  const { state } = useDesk();
  const { loader } = useConversation();
  const selectedId = useStore(state, (now) => now.selectedId) ?? "";
  const turn = useKeyed(loader.turns, selectedId);
  return (
    <aside
      aria-label="Article"
      className="flex min-h-0 min-w-0 flex-col border-l border-line bg-raised max-[1100px]:hidden max-[1100px]:border-0 max-[1100px]:group-data-[side=article]/side:flex"
    >
      <div className="flex h-11 shrink-0 items-center border-b border-line bg-surface px-3 min-[1101px]:hidden">
        <Button onClick={onConversation}>
          <Icon name="chevronLeft" />
          Conversation
        </Button>
      </div>
      <section
        aria-label="Text of the article"
        // A box that scrolls takes the focus, so that it can be read by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
        tabIndex={0}
        className="focus-inside min-h-0 flex-1 overflow-y-auto overscroll-contain [&>section:first-child]:border-t-0"
      >
        <ArticleStory
          article={article}
          commentId={selectedId}
          quotes={turn?.quotes ?? NO_QUOTES}
          answer={turn?.answer}
          isWhole
        />
        {children}
      </section>
    </aside>
  );
}
