import type { ReactNode } from "react";
import { UploadsProvider } from "@/components/imports/uploads-context";
import { DeskFrame } from "@/components/shell/desk-frame";
import { ZoneProvider } from "@/components/ui/zone";
import { requireActor } from "@/lib/auth/session";
import { can } from "@/lib/domain/roles";
import { uploadBytesMax } from "@/lib/imports/data";
import { readPreferences } from "@/lib/preferences";
import { readNow } from "@/lib/read-now";
import { readRailFigures } from "@/lib/stats/rail-figures";

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const actor = await requireActor();
  const [figures, { theme, notifications }, { zone }] = await Promise.all([
    readRailFigures(actor),
    readPreferences(),
    readNow(),
  ]);
  return (
    <ZoneProvider zone={zone}>
      <DeskFrame
        figures={figures}
        theme={theme}
        person={{ id: actor.moderatorId, email: actor.email, name: actor.name, role: actor.role }}
        notifies={notifications === "on"}
      >
        <UploadsProvider bytesMax={can(actor.role, "import:run") ? uploadBytesMax(actor) : null}>
          {children}
        </UploadsProvider>
      </DeskFrame>
    </ZoneProvider>
  );
}
