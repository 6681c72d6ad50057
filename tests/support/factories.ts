import { randomUUID } from "node:crypto";
import { type Actor, brandActor } from "@/lib/auth/actor";
import type { Origin } from "@/lib/auth/sign-in";
import { db } from "@/lib/db/client";
import type { Article, Comment, Moderator, Prisma } from "@/lib/db/generated/client";
import type { Role } from "@/lib/domain/roles";

/** A person of the desk, as a row. Nobody can sign in as them: the hash is of no password. */
export function aModerator(
  overrides: Partial<Prisma.ModeratorUncheckedCreateInput> = {},
): Promise<Moderator> {
  const id = randomUUID();
  return db.moderator.create({
    data: {
      id,
      email: `${id}@desk.example`,
      name: "Sam Reader",
      role: "moderator",
      passwordHash: "none",
      ...overrides,
    },
  });
}

/** Somebody of this role who may act, with a row behind them. */
export async function actorFor(role: Role, overrides: { name?: string } = {}): Promise<Actor> {
  const { id, name } = await aModerator({ ...overrides, role });
  return brandActor({ moderatorId: id, name, role });
}

/** An article without comments. */
export function anArticle(overrides: Partial<Prisma.ArticleUncheckedCreateInput> = {}): Promise<Article> {
  return db.article.create({
    data: {
      id: randomUUID(),
      outlet: "The Harbour Gazette",
      title: "Council votes on the night ferry",
      section: "national",
      paragraphs: ["The council votes on Tuesday.", "The ferry has run since 1964."],
      ...overrides,
    },
  });
}

/** Tests make dozens at once, which wait for one another's connections. */
const PATIENT = { maxWait: 20_000, timeout: 20_000 };

/** A comment; on an article of its own unless one is given. */
export async function aComment(
  overrides: Partial<Prisma.CommentUncheckedCreateInput> = {},
): Promise<Comment> {
  const articleId = overrides.articleId ?? (await anArticle()).id;
  return db.$transaction(async (tx) => {
    const { _max } = await tx.comment.aggregate({ where: { articleId }, _max: { position: true } });
    const comment = await tx.comment.create({
      data: {
        id: randomUUID(),
        articleId,
        position: (_max.position ?? 0) + 1,
        author: "ferryman",
        body: "The night ferry should stay.",
        net: 3,
        upvotes: 5,
        downvotes: 2,
        ...overrides,
      },
    });
    await tx.article.update({ where: { id: articleId }, data: { commentCount: { increment: 1 } } });
    return comment;
  }, PATIENT);
}

/** Where a test signs in from: no browser that the desk knows. */
export function anOrigin(overrides: Partial<Origin> = {}): Origin {
  return { address: "192.0.2.1", deviceCookie: () => undefined, ...overrides };
}
