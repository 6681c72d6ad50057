import { Skeleton } from "@/components/ui/skeleton";

export default function SettingsLoading() {
  return (
    <div className="pt-(--bar-height)">
      <Skeleton rows={12} />
    </div>
  );
}
