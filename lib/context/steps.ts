import "server-only";
import type { Prisma } from "@/lib/db/generated/client";
import { placeAnnotations } from "./anchor-step";
import { findAnswers } from "./answer-step";
import { clusterAlike } from "./likeness-step";
import { linkThread } from "./link-step";
import { findStory } from "./story-step";

/**
 * Works out one part of an article's context from what is stored, and writes only what changed. Safe to repeat. The
 * article's row is held, so that no import of it runs meanwhile; a moderator may act at the same time.
 */
export type ContextStep = (tx: Prisma.TransactionClient, articleId: string) => Promise<void>;

/** In this order: later ones read what earlier ones wrote. */
export const CONTEXT_STEPS: readonly ContextStep[] = [
  linkThread,
  placeAnnotations,
  clusterAlike,
  findStory,
  findAnswers,
];
