"use client";

import { useEffect, useState } from "react";
import { type NamedFile, readDrop } from "./read-drop";

const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes("Files") ?? false;

/** Takes files dropped anywhere on the page; true while some are held over it. Null: nobody here takes files. */
export function usePageDrop(onFiles: ((files: NamedFile[]) => void) | null): boolean {
  const [isOver, setIsOver] = useState(false);

  // The window: a file dropped beside a target would otherwise replace the desk with itself.
  useEffect(() => {
    if (!onFiles) return;
    const over = (event: DragEvent) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setIsOver(false);
    };
    const drop = (event: DragEvent) => {
      if (!event.dataTransfer || !holdsFiles(event)) return;
      event.preventDefault();
      setIsOver(false);
      void readDrop(event.dataTransfer).then(onFiles);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [onFiles]);

  return isOver;
}
