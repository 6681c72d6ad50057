import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { EARLY_SCRIPT } from "@/components/keys/early-script";
import { readPreferences } from "@/lib/preferences";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Komainu", template: "%s · Komainu" },
  description: "The desk for reader comments.",
  manifest: "/manifest.webmanifest",
  icons: {
    icon: [
      { url: "/favicon.ico", sizes: "32x32" },
      { url: "/icon.svg", type: "image/svg+xml" },
    ],
    apple: "/apple-touch-icon.png",
  },
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f4f4f0" },
    { media: "(prefers-color-scheme: dark)", color: "#101316" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme, density, keys } = await readPreferences();
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get("content-security-policy") ?? "")?.[1];
  return (
    <html lang="en" data-theme={theme} data-density={density} data-keys={keys}>
      <head>
        {/* A text of our own, which hears keys before any file of the page is there. Browsers hide the nonce from React. */}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: see above */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: EARLY_SCRIPT }} />
      </head>
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
      </body>
    </html>
  );
}
