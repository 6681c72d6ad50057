"use client";

import { useEffect, useRef } from "react";

/** Tells by a notification of the browser, where this person wants it, that there is more to see than before. */
export function useNotifications(unseen: number, isWanted: boolean): void {
  const before = useRef(unseen);

  // The browser's notifications.
  useEffect(() => {
    const isMore = unseen > before.current;
    before.current = unseen;
    if (!isMore || !isWanted || !("Notification" in window) || Notification.permission !== "granted") return;
    const note = new Notification("Komainu", {
      body: "A colleague mentioned you or changed a decision of yours.",
      tag: "komainu-unseen",
    });
    note.onclick = () => {
      window.focus();
      window.location.assign("/annotations?naming=me");
    };
  }, [unseen, isWanted]);
}
