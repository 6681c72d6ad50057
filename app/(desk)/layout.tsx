import type { ReactNode } from "react";
import { UploadsProvider } from "@/components/imports/uploads-context";
import { DeskFrame } from "@/components/shell/desk-frame";
import { requireActor } from "@/lib/auth/session";
import { can } from "@/lib/domain/roles";
import { uploadBytesMax } from "@/lib/imports/data";
import { readPreferences } from "@/lib/preferences";
import { readRailFigures } from "@/lib/stats/rail-figures";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [figures, { theme }] = await Promise.all([readRailFigures(actor), readPreferences()]);
  return (
    <DeskFrame figures={figures} theme={theme} person={{ name: actor.name, role: actor.role }}>
      <UploadsProvider bytesMax={can(actor.role, "import:run") ? uploadBytesMax(actor) : null}>
        {children}
      </UploadsProvider>
    </DeskFrame>
  );
}
