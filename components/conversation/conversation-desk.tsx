"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { AnnotationsDesk } from "@/components/annotations/annotations-desk";
import { UndoAlike } from "@/components/likes/undo-alike";
import { KeyMap } from "@/components/queue/key-map";
import { OverturnDialog } from "@/components/queue/overturn-dialog";
import { useDeskState } from "@/components/queue/use-desk-state";
import { useLive } from "@/components/queue/use-live";
import { useOutbox } from "@/components/queue/use-outbox";
import { useSelectedAddress } from "@/components/queue/use-selected-address";
import { ActsBar } from "@/components/reading/acts-bar";
import { DeskContext } from "@/components/reading/desk-context";
import { articleQueryOptions } from "@/components/reading/reading-queries";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { Trouble } from "@/components/ui/trouble";
import { conversationParsers } from "@/lib/conversation/query";
import { conversationOf } from "@/lib/domain/conversation";
import { ArticleBeside } from "./article-beside";
import { ConversationBar } from "./conversation-bar";
import { ConversationContext } from "./conversation-context";
import { ConversationEnd } from "./conversation-end";
import { ConversationFeed, type FeedHandle } from "./conversation-feed";
import { ConversationFoot } from "./conversation-foot";
import { ConversationNotice } from "./conversation-notice";
import type { ConversationPageProps } from "./conversation-page";
import { useArrivals } from "./use-arrivals";
import { useConversationActs } from "./use-conversation-acts";
import { useConversationKeys } from "./use-conversation-keys";
import { useFolding } from "./use-folding";
import { useLinkedRows } from "./use-linked-rows";
import { useOutline } from "./use-outline";
import { useTurns } from "./use-turns";

const NOTHING = () => {};

/** The conversation, and everything that keeps it in step with the article, the address and the desk. */
export function ConversationDesk(props: ConversationPageProps) {
  const { me, closedBecause, asksReason, renderedAtMs } = props;
  const { data: article } = useQuery({
    ...articleQueryOptions(props.article.id),
    initialData: props.article,
  });
  const [{ sort, comment }, setAddress] = useQueryStates(conversationParsers, {
    shallow: true,
    scroll: false,
  });
  const outline = useOutline(article.id, props.outline, renderedAtMs);
  const outbox = useOutbox(me, NOTHING);
  const rows = useLinkedRows(outline.rows, outline.readAtMs, outbox, me);
  const turns = useMemo(() => conversationOf(rows, sort), [rows, sort]);
  const folding = useFolding(turns);
  const loader = useTurns(article.id, props.turns, renderedAtMs, outline.readAtMs);
  const feed = useRef<FeedHandle>(null);
  const [side, setSide] = useState<"conversation" | "article">("conversation");

  const firstId = turns[0]?.row.id ?? null;
  const { state, news } = useDeskState(firstId);
  const { onRead, onLeave } = useSelectedAddress(state, firstId);
  const router = useRouter();
  const go = useCallback(
    (href: string) => {
      onLeave();
      router.push(href);
    },
    [onLeave, router],
  );
  const around = {
    me,
    closedBecause,
    asksReason,
    state,
    outbox,
    news,
    articleId: article.id,
    turns,
    isWhole: outline.isWhole,
    folding,
    loader,
    feed,
    go,
  };
  const { moves, acts } = useConversationActs({ ...around, onRead });
  useLive({ news, state }, NOTHING);
  const commands = useConversationKeys({ ...around, moves, acts, setSide });

  useArrivals(outline.isWhole ? outline.rows.length : null, state);

  // The address names a comment: it is brought into view once, when the whole thread is there.
  const isOpened = useRef(false);
  useEffect(() => {
    const { selectedId } = state.get();
    const index = folding.indexOf.get(selectedId ?? "");
    if (isOpened.current || !outline.isWhole || index === undefined) return;
    isOpened.current = true;
    feed.current?.reveal(index, index === 0 ? "auto" : "center");
  }, [state, folding.indexOf, outline.isWhole]);

  const desk = useMemo(
    () => ({ me, renderedAtMs, closedBecause, state, outbox, news, acts }),
    [me, renderedAtMs, closedBecause, state, outbox, news, acts],
  );
  const conversation = useMemo(
    () => ({ articleId: article.id, articleTitle: article.title, loader, toggle: folding.toggle }),
    [article.id, article.title, loader, folding.toggle],
  );
  const onSort = useCallback(
    (next: typeof sort) => void setAddress({ sort: next }, { history: "push" }),
    [setAddress],
  );
  // Ordered by votes, a beginning is not the beginning.
  const isShown = outline.isWhole || sort === "page";

  return (
    <DeskContext value={desk}>
      <ConversationContext value={conversation}>
        <AnnotationsDesk me={me} closedBecause={closedBecause} renderedAtMs={renderedAtMs}>
          <div
            data-side={side}
            className="group/side grid h-full min-h-0 grid-cols-[minmax(0,1fr)_minmax(360px,38%)] min-[1900px]:grid-cols-[minmax(0,1fr)_48.5%] grid-rows-[minmax(0,1fr)] max-[1100px]:grid-cols-[minmax(0,1fr)]"
          >
            <section
              aria-label="Conversation"
              className="flex min-h-0 min-w-0 flex-col bg-raised max-[1100px]:group-data-[side=article]/side:hidden"
            >
              <ConversationBar
                article={article}
                sort={sort}
                onSort={onSort}
                hasBranches={turns.some(({ answers }) => answers > 0)}
                hasFolded={folding.collapsed.size > 0}
                onFoldAll={folding.foldAll}
                onUnfoldAll={folding.unfoldAll}
                onArticle={() => setSide("article")}
              />
              {outline.error && (
                <div className="p-4">
                  <Trouble
                    title={
                      outline.isWhole
                        ? "What is new in the conversation could not be read"
                        : "The conversation could not be read"
                    }
                    act={<Button onClick={() => outline.refetch()}>Try again</Button>}
                  >
                    {outline.error.message} Your decisions are safe in this browser.
                  </Trouble>
                </div>
              )}
              <ConversationNotice
                articleId={article.id}
                count={turns.length}
                commentCount={article.commentCount}
                hasMore={outline.hasMore}
                sort={sort}
                missingId={outline.isWhole && comment && !folding.placeOf.has(comment) ? comment : null}
              />
              {isShown ? (
                <ConversationFeed
                  turns={turns}
                  rows={rows}
                  visible={folding.visible}
                  collapsed={folding.collapsed}
                  isBusy={!outline.isWhole && !outline.error}
                  handle={feed}
                  end={<ConversationEnd count={turns.length} hasMore={outline.hasMore} />}
                />
              ) : (
                <div className="min-h-0 flex-1 overflow-hidden">
                  {!outline.error && <Skeleton rows={20} />}
                </div>
              )}
              <ConversationFoot count={folding.visible.length} of={turns.length} />
              <div className="border-t border-line [&>div]:max-w-[560px] [&>div]:border-t-0">
                <ActsBar hasComment={turns.length > 0} />
              </div>
            </section>
            <ArticleBeside article={article} onConversation={() => setSide("conversation")}>
              {props.children}
            </ArticleBeside>
          </div>
          <KeyMap table={commands} />
        </AnnotationsDesk>
        <OverturnDialog />
        <UndoAlike />
      </ConversationContext>
    </DeskContext>
  );
}
