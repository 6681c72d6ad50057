import { redirect } from "next/navigation";
import { START_PATH } from "@/lib/own-path";

export default function StartPage() {
  redirect(START_PATH);
}
